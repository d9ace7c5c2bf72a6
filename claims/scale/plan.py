"""The plan that Daft runs: claims in, decided pairs out. The same plan runs here and on a cluster.

Every step ends in ``collect``: what a Python function gave is computed once, however many steps read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.dedupe.blocking import LARGEST_BLOCK
from claims.dedupe.decide import COMPARED
from claims.scale import stages
from claims.scale.workers import dealt, fields, on_workers

if TYPE_CHECKING:
    from collections.abc import Collection

    from daft import DataFrame

ALONE = 1 << 62
"""Added to the number of a claim that must not collapse with others: such claims come last, as locally."""


def normal_forms(claims: DataFrame, apart: Collection[str]) -> DataFrame:
    """Claims of one wording, collapsed.

    Args:
        claims: Columns ``row`` (number), ``key``, ``text``, ``lang`` and ``article`` (both may be null).
        apart: Keys of claims that stay alone however alike their words are.

    Returns:
        Columns ``form`` (its number), ``words``, ``told`` (JSON), ``article`` (null where there are several)
        and ``members``, a list of structs of ``row`` and ``key``.
    """
    from daft import DataType, col, lit
    from daft.functions import to_struct, when

    text = DataType.string()
    told = DataType.struct({"words": text, "told": text, "group": text})
    normal = on_workers(stages.normal_forms, told, col("text"), col("lang"))
    rows = (
        dealt(claims)
        .select("row", "key", "article", normal.alias("normal"))
        .select(
            "row",
            "article",
            *fields(col("normal"), "words", "told", "group"),
            to_struct(row=col("row"), key=col("key")).alias("member"),
            ((col("normal").get("group") == lit("")) | col("key").is_in(list(apart) or [""])).alias("alone"),
        )
    )
    rows = rows.with_columns(
        {
            "form": when(col("alone"), col("row") + lit(ALONE)).otherwise(col("row")),
            "group": when(col("alone"), col("row").cast(text)).otherwise(lit("=") + col("group")),
        }
    ).collect()
    groups = rows.groupby("group").agg(
        col("form").min(),
        col("member").list_agg().alias("members"),
        col("article").min().alias("least"),
        col("article").max().alias("most"),
        col("article").count().alias("named"),
        col("member").count().alias("size"),
    )
    one = (col("least") == col("most")) & (col("named") == col("size"))
    groups = groups.select("form", "members", when(one, col("least")).otherwise(lit(None)).alias("article"))
    return groups.join(rows.select("form", "words", "told"), on="form").collect()


def candidates(forms: DataFrame) -> DataFrame:
    """Pairs of forms worth comparing: columns ``a`` and ``b``, the smaller number first, none twice."""
    from daft import DataType, col

    keys = _keys(forms)
    blocks = (
        keys.explode("key")
        .groupby("key")
        .agg(col("form").list_agg().alias("block"), col("form").count().alias("size"))
        .where(col("size") > 1)
        .collect()
    )
    small = dealt(blocks.where(col("size") <= LARGEST_BLOCK))
    pair = DataType.struct({"a": DataType.int64(), "b": DataType.int64()})
    found = small.select(on_workers(stages.pairs, DataType.list(pair), col("block")).alias("pair"))
    found = found.explode("pair").select(*fields(col("pair"), "a", "b"))
    return found.concat(_neighbours(forms, keys, blocks)).distinct().collect()


def _keys(forms: DataFrame) -> DataFrame:
    """The keys of each form: columns ``form`` and ``key``, a list."""
    from daft import DataType, col
    from daft.functions import to_struct

    words = DataType.list(DataType.string())
    held = dealt(forms).select("form", on_workers(stages.tokens, words, col("words")).alias("token"))
    held = held.explode("token").where(col("token").not_null()).collect()
    shared = held.groupby("token").agg(col("form").count().alias("claims")).where(col("claims") > 1)
    counted = held.join(shared, on="token").select(
        "form", to_struct(claims=col("claims"), token=col("token")).alias("shared")
    )
    rows = dealt(counted.groupby("form").agg(col("shared").list_agg()))
    return rows.select("form", on_workers(stages.token_pairs, words, col("shared")).alias("key")).collect()


def _neighbours(forms: DataFrame, keys: DataFrame, blocks: DataFrame) -> DataFrame:
    """Pairs of the forms most of whose blocks are too large. They are few: their words are sorted here."""
    import daft
    from daft import DataType, col

    large = blocks.where(col("size") > LARGEST_BLOCK).select(col("block").alias("form")).explode("form")
    left_out = large.groupby("form").agg(col("form").count().alias("left_out"))
    counted = left_out.join(keys.select("form", col("key").list_count().alias("all")), on="form")
    lonely = counted.where(col("left_out") * 2 >= col("all")).select("form")
    told = lonely.join(forms.select("form", "words"), on="form").to_pydict()
    found = stages.neighbours(list(zip(told["form"], told["words"], strict=True)))
    number = DataType.int64()
    return daft.from_pydict({"a": [a for a, _b in found], "b": [b for _a, b in found]}).select(
        col("a").cast(number), col("b").cast(number)
    )


def decided(forms: DataFrame, pairs: DataFrame) -> DataFrame:
    """What to say of each pair that is worth a question.

    Returns:
        Columns ``a``, ``b``, ``score``, ``joins`` (whether they may come together) and ``weighed`` (JSON).
    """
    from daft import DataType, col

    one, other = col("article_a"), col("article_b")
    scored = beside(pairs, forms, "words", "article").where(one.is_null() | other.is_null() | (one != other))
    ratio = on_workers(stages.scores, DataType.float32(), col("words_a"), col("words_b"))
    near = dealt(scored).select("a", "b", ratio.alias("score")).where(col("score") >= COMPARED).collect()
    answer = DataType.struct({"joins": DataType.bool(), "weighed": DataType.string()})
    weighed = on_workers(stages.decisions, answer, col("told_a"), col("told_b"), col("score"))
    told = dealt(beside(near, forms, "told")).select("a", "b", "score", weighed.alias("answer"))
    told = told.where(col("answer").not_null())
    return told.select("a", "b", "score", *fields(col("answer"), "joins", "weighed")).collect()


def beside(pairs: DataFrame, forms: DataFrame, *names: str) -> DataFrame:
    """Pairs with these columns of both forms, named ``NAME_a`` and ``NAME_b``."""
    from daft import col

    for side in ("a", "b"):
        told = forms.select(col("form").alias(side), *(col(name).alias(f"{name}_{side}") for name in names))
        pairs = pairs.join(told, on=side)
    return pairs
