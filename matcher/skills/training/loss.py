"""What training makes small: distance between views of one concept, and from a teacher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["contrastive_loss", "teacher_loss"]


def contrastive_loss(vectors: Tensor, concept: Tensor, *, temperature: float) -> Tensor:
    """Return the multi-positive contrastive loss of a batch.

    Every row is compared with all others; those with its concept number are positives. The loss
    is the mean of ``-log softmax(cosine / temperature)`` over all positive pairs of a row, then
    over rows.

    Parameters
    ----------
    vectors : Tensor, shape (n, dimension)
        Unit rows.
    concept : Tensor of int64, shape (n,)
        Concept number; every number occurs at least twice.
    temperature : float
        Above 0; lower weighs the nearest negatives more.

    Source
    ------
    Khosla et al., Supervised Contrastive Learning, NeurIPS 2020, equation 2 (arXiv 2004.11362).
    """
    import torch

    logits = vectors @ vectors.T / temperature
    itself = torch.eye(len(vectors), dtype=torch.bool)
    logits = logits.masked_fill(itself, -1e9)
    is_positive = (concept[:, None] == concept[None, :]) & ~itself
    log_share = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    positives = is_positive.float()
    return -((log_share * positives).sum(dim=1) / positives.sum(dim=1)).mean()


def teacher_loss(vectors: Tensor, taught: Tensor) -> Tensor:
    """Return the mean of 1 - cosine between own and taught unit rows of the same phrases."""
    return 1.0 - (vectors * taught).sum(dim=1).mean()
