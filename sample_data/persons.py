"""People who do not exist: names of nobody, impossible identity numbers, silent telephones."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, only

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余"
    "叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_SURNAME_WEIGHTS = 1 / (np.arange(len(_SURNAMES)) + 6)
_ORDINALS = "甲乙丙丁戊己庚辛壬癸"


def people(rng: Rng, size: int) -> Array:
    """Names of nobody: a surname, 某, and a letter of the Chinese alphabet of examples."""
    surnames = np.array(list(_SURNAMES))[
        rng.choice(len(_SURNAMES), size, p=_SURNAME_WEIGHTS / _SURNAME_WEIGHTS.sum())
    ]
    ordinals = np.array(list(_ORDINALS))[rng.integers(0, len(_ORDINALS), size)]
    return np.char.add(np.char.add(surnames, "某"), ordinals).astype(object)


def identity_numbers(rng: Rng, size: int) -> Array:
    """Region 999999 does not exist; the check digit is not computed either."""
    birth = np.datetime64("1941-01-01", "s") + days((rng.beta(2.4, 2.0, size) * 22_300).astype(int))
    day = np.char.replace(birth.astype("datetime64[D]").astype(str), "-", "")
    tail = np.char.zfill(rng.integers(0, 10_000, size).astype(str), 4)
    return np.char.add(np.char.add("999999", day), tail)


def phones(rng: Rng, size: int) -> Array:
    """Numbers of ranges nobody is given."""
    mobile = np.char.add("199-0000-", np.char.zfill(rng.integers(0, 10_000, size).astype(str), 4))
    fixed = np.char.add("000-", np.char.zfill(rng.integers(0, 10_000_000, size).astype(str), 8))
    return np.where(rng.random(size) < 0.9, mobile, fixed)


def parties(frame: pd.DataFrame, homes: Array, rng: Rng, *, most: int) -> pd.DataFrame:
    """Two or more parties per dispute; of crowds only the first ``most`` are recorded."""
    each = np.clip(frame["people_involved"].to_numpy(dtype=np.int64), 2, most)
    case = np.repeat(np.arange(len(frame)), each)
    seq = np.arange(len(case)) - np.repeat(np.cumsum(each) - each, each) + 1
    applicant = (seq == 1) | ((seq > 2) & (rng.random(len(case)) < 0.5))
    return pd.DataFrame(
        {
            "dispute_id": frame["dispute_id"].to_numpy()[case],
            "county": frame["county"].to_numpy()[case],
            "seq": seq,
            "role": np.where(applicant, "applicant", "respondent"),
            "name": people(rng, len(case)),
            "id_number": _some(identity_numbers(rng, len(case)), 0.05, rng),
            "phone": _some(phones(rng, len(case)), 0.03, rng),
            "address": _some(_addresses(homes[case], rng), 0.04, rng),
        }
    )


def _some(values: Array, missing: float, rng: Rng) -> Array:
    return only(rng.random(len(values)) >= missing, values)


def _addresses(homes: Array, rng: Rng) -> Array:
    house = rng.integers(1, 400, len(homes)).astype(str)
    text = np.char.add(np.char.add(homes.astype(str), "示例路"), np.char.add(house, "号（虚构）"))
    return np.asarray(text, dtype=object)
