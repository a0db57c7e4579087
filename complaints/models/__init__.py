from .bundle import Bundle
from .comment import Comment
from .complaint import Complaint
from .letter import Letter

__all__ = ["Bundle", "Comment", "Complaint", "Letter"]
