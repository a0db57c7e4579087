from .batch import BatchItem, Hindrance, LetterBatch
from .bundle import Bundle
from .comment import Comment
from .complaint import Complaint
from .letter import Letter

__all__ = ["BatchItem", "Bundle", "Comment", "Complaint", "Hindrance", "Letter", "LetterBatch"]
