from .comment import Comment
from .complaint import Complaint
from .letter import Letter

__all__ = ["Comment", "Complaint", "Letter"]
