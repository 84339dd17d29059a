using System.Text.Encodings.Web;
using System.Text.Json;
using CapacityLab.Results.Scaling;

namespace CapacityLab.Commands.Fits;

/// <summary>What a fit has found. Text and JSON render it and compute nothing more.</summary>
internal sealed record FitReport(string File, ScalingLaw Law, IReadOnlyList<ScalingDemand> Needed)
{
    // Relaxed, so that κ and ± can be read.
    private static readonly FitJsonContext Context = new(
        new JsonSerializerOptions(FitJsonContext.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    public string ToJson() =>
        JsonSerializer.Serialize(
            new FitJson
            {
                File = File,
                Model = Law.Model,
                Estimator = Law.Estimator,
                Lambda = Law.Lambda,
                Sigma = Law.Sigma,
                Kappa = Law.Kappa,
                StandardErrors = Law.StandardErrors,
                Intervals = Law.Intervals,
                Identified = Law.Identified,
                Peak = Law.Peak,
                Limit = Law.Limit,
                LimitInterval = Law.LimitInterval,
                Aicc = Law.Aicc,
                Observations = Law.Observations,
                Points =
                [
                    .. Law.Points.Select(point => new FitPoint(
                        point.N,
                        point.Throughput,
                        point.Fitted,
                        point.Residual
                    )),
                ],
                Predictions = Law.Predictions,
                Needed = Needed,
                Reason = Law.Reason,
            },
            Context.FitJson
        );
}
