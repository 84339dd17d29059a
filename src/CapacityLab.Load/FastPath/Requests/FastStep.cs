using CapacityLab.Load.Http;
using CapacityLab.Results.Probes;

namespace CapacityLab.Load.FastPath.Requests;

/// <summary>A step made ready for the fast path.</summary>
internal sealed class FastStep(
    RequestTemplate request,
    HttpStep step,
    Uri address,
    Func<string, int> slotOf,
    int number
)
{
    public RequestTemplate Request { get; } = request;

    public AnswerCheck Answer { get; } = new(step, slotOf);

    public CookieOrigin Origin { get; } = CookieOrigin.Of(step, address);

    /// <summary>Path and query of the request.</summary>
    public SlotText Path { get; } = SlotText.OfPath(address, step.Path, slotOf);

    public bool IsHead { get; } = step.Method.Equals("HEAD", StringComparison.OrdinalIgnoreCase);

    public bool MayRepeat { get; } = step.MayRepeat;

    /// <summary>In the recorder's table of steps.</summary>
    public int Number { get; } = number;

    /// <summary>Kind of failure; null: as expected.</summary>
    public string? Judge(int status, ReadOnlySpan<byte> body, SlotValues values)
    {
        if (!Answer.Expects(status))
        {
            return FailureKinds.Status(Math.Min(status, 999));
        }

        return Answer.NeedsBody ? Answer.Check(body, values) : null;
    }
}
