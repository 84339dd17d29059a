using System.Text.Json;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Results.Json;

/// <summary>Picks a result's predictions out of its scaling laws; by hand for the reason of <see cref="ConclusionReader"/>.</summary>
internal static class LawReader
{
    public static ScalingResult Read(JsonElement scaling) =>
        new() { Vertical = Law(scaling.Child("vertical")), Horizontal = Law(scaling.Child("horizontal")) };

    private static ScalingLaw? Law(JsonElement? found) =>
        found is { } law
            ? new ScalingLaw
            {
                Axis = law.Text("axis") ?? "n",
                Unit = law.Number("unit") ?? 1,
                Points =
                [
                    .. law.Items("points")
                        .Select(point => new ScalingPoint
                        {
                            N = point.Number("n") ?? 0,
                            Layout = point.Text("layout") ?? "",
                        }),
                ],
                Predictions = [.. law.Items("predictions").Select(Prediction)],
            }
            : null;

    private static ScalingPrediction Prediction(JsonElement prediction) =>
        new()
        {
            N = prediction.Number("n") ?? 0,
            Throughput = prediction.Number("throughput"),
            Interval = prediction.Child("interval") is { } interval
                ? new FitInterval { Low = interval.Number("low") ?? 0, High = interval.Number("high") }
                : null,
            Reason = prediction.Text("reason") ?? "",
        };
}
