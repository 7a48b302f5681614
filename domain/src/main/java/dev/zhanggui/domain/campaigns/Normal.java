package dev.zhanggui.domain.campaigns;

import org.jspecify.annotations.Nullable;

/** The normal equations of weighted least squares, for a handful of figures. */
final class Normal {
    private Normal() {}

    /** The damped step that explains {@code residuals} by {@code slopes}; no step at all where nothing does. */
    static double[] step(double[][] slopes, double[] residuals, double[] weights, double damping) {
        var matrix = products(slopes, weights);
        int figures = slopes.length;
        var right = new double[figures];
        for (int k = 0; k < figures; k++) {
            for (int i = 0; i < residuals.length; i++) {
                right[k] += weights[i] * slopes[k][i] * residuals[i];
            }
            matrix[k][k] *= 1 + damping;
        }
        var inverse = inverse(matrix);
        var step = new double[figures];
        for (int k = 0; inverse != null && k < figures; k++) {
            for (int j = 0; j < figures; j++) {
                step[k] += inverse[k][j] * right[j];
            }
        }
        return step;
    }

    static double[][] products(double[][] slopes, double[] weights) {
        int figures = slopes.length;
        var matrix = new double[figures][figures];
        for (int k = 0; k < figures; k++) {
            for (int j = 0; j < figures; j++) {
                for (int i = 0; i < weights.length; i++) {
                    matrix[k][j] += weights[i] * slopes[k][i] * slopes[j][i];
                }
            }
        }
        return matrix;
    }

    /** By Gauss and Jordan's way with pivots, rows brought to one scale first; null where a figure is not determined. */
    static double @Nullable [][] inverse(double[][] matrix) {
        int n = matrix.length;
        var scale = new double[n];
        for (int k = 0; k < n; k++) {
            if (!(matrix[k][k] > 0) || Double.isInfinite(matrix[k][k])) {
                return null;
            }
            scale[k] = Math.sqrt(matrix[k][k]);
        }
        var work = new double[n][2 * n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                work[k][j] = matrix[k][j] / scale[k] / scale[j];
            }
            work[k][n + k] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int k = column + 1; k < n; k++) {
                pivot = Math.abs(work[k][column]) > Math.abs(work[pivot][column]) ? k : pivot;
            }
            if (!(Math.abs(work[pivot][column]) > 1e-12)) {
                return null;
            }
            var row = work[pivot];
            work[pivot] = work[column];
            work[column] = row;
            clear(work, column);
        }
        var inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < n; j++) {
                inverse[k][j] = work[k][n + j] / scale[k] / scale[j];
            }
        }
        return inverse;
    }

    private static void clear(double[][] work, int column) {
        var row = work[column];
        double by = row[column];
        for (int j = 0; j < row.length; j++) {
            row[j] /= by;
        }
        for (int k = 0; k < work.length; k++) {
            double part = work[k][column];
            for (int j = 0; k != column && j < row.length; j++) {
                work[k][j] -= part * row[j];
            }
        }
    }
}
