using CapacityLab.Analysis.Bottlenecks;
using CapacityLab.Analysis.Conclusions;
using CapacityLab.Hosts;
using CapacityLab.Plans;
using CapacityLab.Results.Layouts;
using CapacityLab.Results.Runs;
using CapacityLab.Running;

namespace CapacityLab.Confirming;

/// <summary>
/// Confirms the bottleneck of a measured layout: stands it up once more with the suspected resource raised, measures it with the
/// same settings and compares. It is an experiment: what goes wrong in it is its outcome, and changes nothing else of the run.
/// </summary>
internal sealed class ConfirmationRun
{
    private readonly LayoutOptions options;
    private readonly LayoutResult measured;
    private readonly LayoutRunContext context;
    private LayoutRun? run;

    public ConfirmationRun(LayoutOptions options, LayoutResult measured, LayoutRunContext context)
    {
        this.options = options;
        this.measured = measured;
        this.context = context;
        Result = measured;
    }

    /// <summary>The measured layout with its confirmation.</summary>
    public LayoutResult Result { get; private set; }

    public IReadOnlyList<AlertResult> Alerts => run?.Alerts ?? [];

    /// <summary>Reasons to read the raised layout's figures with care.</summary>
    public IReadOnlyList<Warning> Warnings { get; private set; } = [];

    public async Task RunAsync(CancellationToken cancellation)
    {
        var answer = new ResourceRaise(context.Setup.Plan, context.Setup.TargetProcessors, context.Setup.InDocker).Of(
            options,
            measured
        );
        if (answer.Raised is not { } raised)
        {
            Result = With(ConfirmationJudge.NotTried(answer.WhyNot));
            return;
        }

        var tried = new ConfirmationResult
        {
            Node = raised.Node,
            Changes = raised.Changes,
            Before = measured.Capacity,
        };
        Result = With(ConfirmationJudge.Unfinished(tried, raised: null));
        context.Observer.On(new RunEvent.Confirming(Result, raised.Layout.Name, raised.Changes));
        await MeasureAsync(raised, tried, cancellation);
    }

    private async Task MeasureAsync(RaisedLayout raised, ConfirmationResult tried, CancellationToken cancellation)
    {
        run = new LayoutRun(raised.Layout, Context(context.Setup with { Plan = raised.Plan }, tried));
        bool isMeasured = false;
        try
        {
            await run.RunAsync(cancellation);
            isMeasured = true;
        }
        finally
        {
            Result = With(
                isMeasured
                    ? ConfirmationJudge.Judge(tried, measured.Bottleneck.Cause, run.Result)
                    : ConfirmationJudge.Unfinished(tried, run.Result)
            );
            Warnings = [.. Overcommitted(raised), .. ResultChecks.Check([run.Result], Environment.ProcessorCount)];
        }
    }

    private LayoutRunContext Context(RunSetup setup, ConfirmationResult tried) =>
        context with
        {
            Setup = setup,
            Specs = context.Specs with { Setup = setup, RaisedFrom = options.Name },
            Observer = new RaisedLayoutObserver(
                context.Observer,
                soFar => With(ConfirmationJudge.Unfinished(tried, soFar))
            ),
        };

    private IEnumerable<Warning> Overcommitted(RaisedLayout raised) =>
        HostChecks.CheckSum(raised.Plan, raised.Layout, context.Setup.Processors, context.Setup.InDocker);

    private LayoutResult With(ConfirmationResult confirmation) =>
        measured with
        {
            Bottleneck = measured.Bottleneck with { Confirmation = confirmation },
        };
}
