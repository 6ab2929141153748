"""Limits of chance a funnel is read against."""

import numpy as np
import pandas as pd

from dashboard.metrics.chance import ALARM, ALERT, prediction_limits

GRID = 1500


def funnel_limits(frame: pd.DataFrame, rate: float, tau: float = 0.0) -> pd.DataFrame:
    """Return exact limits for whole volumes: every unit's own, and enough between for a line."""
    volumes = frame.loc[frame["shown"], "denominator"].dropna()
    largest, smallest = (int(volumes.max()), int(volumes.min())) if len(volumes) else (50, 10)
    between = np.linspace(max(smallest * 0.8, 1), largest * 1.06, GRID).round()
    n = np.unique(np.concatenate([between, volumes.to_numpy(dtype=float)]))
    low, high = prediction_limits(n, rate, ALERT, tau=tau)
    lowest, highest = prediction_limits(n, rate, ALARM, tau=tau)
    return pd.DataFrame({"n": n, "low": low, "high": high, "lowest": lowest, "highest": highest})


def funnel_domain(frame: pd.DataFrame, limits: pd.DataFrame) -> list[float]:
    """Return rates that hold all units and the limits, but for those of the very smallest."""
    shown = frame.loc[frame["shown"], "value"].dropna()
    smallest = limits[limits["n"] >= limits["n"].min() * 1.25]["lowest"].min()
    bottom, top = min([smallest, *shown]), max([limits["highest"].max(), *shown])
    around = 0.1 * float(top - bottom) + 0.002
    return [max(0.0, float(bottom) - around), min(1 + around / 8, float(top) + around)]
