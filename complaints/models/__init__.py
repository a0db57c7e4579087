from .complaint import Complaint
from .letter import Letter

__all__ = ["Complaint", "Letter"]
