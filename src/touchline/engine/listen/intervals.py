"""95 % intervals of means and shares, for plain and for weighted answers."""

import math

Z = 1.959963984540054


def t_interval(mean: float, variance: float, effective_answers: float) -> tuple[float, float] | None:
    """Return the 95 % t interval of a mean, or None when there are too few answers for one.

    mean and variance (of one answer, not of the mean) in the question's own units; no rows. Raises nothing.
    Source: Student 1908, The probable error of a mean; with weights, effective_answers stands for the number
    of answers (Kish 1965, Survey sampling).
    """
    from scipy.special import stdtrit  # noqa: PLC0415

    if effective_answers <= 1:
        return None
    half = float(stdtrit(effective_answers - 1, 0.975)) * math.sqrt(variance / effective_answers)
    return mean - half, mean + half


def wilson_interval(share: float, effective_answers: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share (0 to 1).

    effective_answers is above 0; no rows. Raises nothing.
    Source: Wilson 1927; recommended by Newcombe 1998, Two-sided confidence intervals for the single proportion.

    >>> [round(bound, 4) for bound in wilson_interval(81 / 263, 263)]
    [0.2553, 0.3662]
    """
    n = effective_answers
    centre = share + Z**2 / (2 * n)
    half = Z * math.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2))
    low, high = (centre - half) / (1 + Z**2 / n), (centre + half) / (1 + Z**2 / n)
    return (0.0 if share == 0 else low), (1.0 if share == 1 else high)


def nps_interval(promoters: float, detractors: float, effective_answers: float) -> tuple[float, float]:
    """Return the adjusted Wald 95 % interval of a Net Promoter Score, in points from -100 to 100.

    promoters and detractors are shares (0 to 1); effective_answers is above 0; no rows. Raises nothing.
    Three answers are added, spread as 3/4, 3/2, 3/4, so that the interval also holds for few answers.
    Source: Rocks 2016, Interval estimation for the Net Promoter Score.

    >>> [round(bound, 2) for bound in nps_interval(0.5, 0.2, 10)]
    [-19.05, 65.2]
    """
    n = effective_answers + 3
    p, d = (promoters * effective_answers + 0.75) / n, (detractors * effective_answers + 0.75) / n
    half = Z * math.sqrt((p + d - (p - d) ** 2) / n)
    return max(-100.0, 100 * (p - d - half)), min(100.0, 100 * (p - d + half))
