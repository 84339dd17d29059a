using CapacityLab.Results.Layouts;
using CapacityLab.Results.Probes;

namespace CapacityLab.Analysis.Bottlenecks.Suspects;

/// <summary>A replica at its CPU limit spent its time in the kernel, on large answers: the bytes are the load, not the code.</summary>
internal static class NetworkBytes
{
    private const double KernelShare = 0.5;
    private const double BytesPerRequest = 64 * 1024;
    private const double KernelShareOfCopies = 0.2;
    private const double BytesOfCopies = 320 * 1024;

    public static Suspect Of(ProbeContext context) =>
        Suspect.Strongest(BottleneckCause.Network, context.Replicas.Select(node => Of(context, node)));

    private static Suspect Of(ProbeContext context, NodeUse node)
    {
        var answered = context.Probe.Shares.FirstOrDefault(share => share.Node == node.Name)?.Requests ?? 0;
        if (node.TxBytes is not { } bytes || node.KernelShare is not { } kernel || answered == 0)
        {
            return Suspect.None(BottleneckCause.Network);
        }

        var each = (double)bytes / answered;
        var score = CpuUse.Score(node, context.TargetProcessors) * Math.Max(Kernel(kernel, each), Copies(kernel, each));
        return new Suspect(
            BottleneckCause.Network,
            node.Name,
            score,
            [
                CpuUse.Evidence(context.Probe, node),
                Evidence.Of($"{kernel:P0} of that was spent in the kernel.", "kernelShare", kernel, KernelShare),
                Evidence.Of(
                    $"It sent {bytes / 1048576.0:#,0.0} MiB, {each / 1024:#,0} KiB an answer.",
                    "bytesPerRequest",
                    each,
                    BytesPerRequest
                ),
            ]
        );
    }

    private static double Kernel(double kernel, double each) =>
        Ramp.Up(kernel, KernelShare - 0.1, KernelShare + 0.1) * Ramp.Up(each, BytesPerRequest / 2, BytesPerRequest);

    /// <summary>Where answers are as large as this, a program copies each byte about twice before the kernel does.</summary>
    private static double Copies(double kernel, double each) =>
        Ramp.Up(kernel, KernelShareOfCopies - 0.05, KernelShareOfCopies + 0.05)
        * Ramp.Up(each, BytesOfCopies * 0.4, BytesOfCopies * 1.6);
}
