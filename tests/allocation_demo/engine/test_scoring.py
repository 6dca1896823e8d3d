import numpy as np

from allocation_demo.engine.scoring import SCORE_WHOLE, scores


def test_scores_between_the_base_and_one():
    positions = np.array([[0, 0], [1_000_000, 1_000_000], [1_000_000, 0], [500_000, 250_000]])
    weights = np.array([600_000, 400_000])
    expected = [0.5, 1.0, 0.8, 0.7]
    assert (scores(positions, weights, 500_000) / SCORE_WHOLE).tolist() == expected


def test_a_base_of_one_makes_everybody_equal():
    positions = np.array([[0], [1_000_000]])
    assert scores(positions, np.array([1_000_000]), 1_000_000).tolist() == [SCORE_WHOLE, SCORE_WHOLE]
