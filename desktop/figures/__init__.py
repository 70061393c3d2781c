"""figures: the numbers of a document understood. Its doors, each in a module of its own so that each starts fast:

* ``read.figures(document)`` → every ``figure.Figure`` in reading order: span, value, unit, kind, metric, period, role, section.
* ``relate.relations(text, figures)`` → every ``Relation``: which figure follows from which, how exactly, and whether it does (holds, broken, base_not_stated).
* ``relate.follows(relations)`` → ``Follows``: of those that hold, the one way each figure is recomputed in a form, without circles.
* ``ops.compute(op, values)`` → what sources come to; ``ops.rounded`` prints it. The one arithmetic, for templates too.
* ``align.align(Side.of(a), Side.of(b), catalogue)`` → ``Match``: pairs of figures of two reports that measure the same, with a confidence.

Places in ``Relation``, ``Follows`` and ``Match`` are places in the tuple of figures; ``text`` is ``document.text.plain``.
"""
