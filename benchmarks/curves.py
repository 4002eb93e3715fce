"""The curves of `benchmarks.scale`: how long a question takes, over the size of the corpus."""

import json
from pathlib import Path


def draw(results: Path) -> Path:
    """Draw all kept figures, both axes logarithmic: p50 as lines, p95 as small marks above.

    Of the processor's time, which a busy machine does not stretch; of who works in a process of
    its own, of the clock's.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    kept = {
        int(path.stem.split("_")[1]): json.loads(path.read_text("utf-8"))
        for path in results.glob("scale_*.json")
    }
    figure, axes = pyplot.subplots(figsize=(9, 6))
    names = list(dict.fromkeys(name for figures in kept.values() for name in figures))
    for name in names:
        points = [(size, kept[size][name]) for size in sorted(kept) if name in kept[size]]
        sizes = [size for size, _ in points]
        line = axes.plot(
            sizes,
            [point.get("processor p50", point["p50"]) for _, point in points],
            marker="o",
            linewidth=3 if name == "Safir" else 1.3,
            label=name if "processor p50" in points[0][1] else f"{name} (by the clock)",
        )[0]
        highest = [point.get("processor p95", point["p95"]) for _, point in points]
        axes.scatter(sizes, highest, marker="_", s=120, color=line.get_color())
    axes.set(xscale="log", yscale="log", xlabel="articles", ylabel="ms of processor a question")
    axes.set_title("A question: median (line) and 95th percentile (bar)")
    axes.grid(True, which="both", alpha=0.25)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    path = results / "scale.png"
    figure.savefig(path, dpi=110, bbox_inches="tight")
    return path
