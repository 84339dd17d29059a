using System.Numerics;
using CapacityLab.Load.Chance;

namespace CapacityLab.Load.Scheduling;

/// <summary>
/// The order statistics of <c>count</c> even draws over [0, asked): arrival n lies at asked · Sₙ₊₁ / S_count₊₁, S being
/// sums of exponential draws. The sums over whole blocks are drawn as gamma variates and the draws of a block scaled to
/// its sum, which is the same distribution (the shares of exponentials are independent of their sum), so that any
/// arrival is found without adding up all the ones before it, and memory is eight bytes a block: 8 to 16 MiB at most, since
/// blocks are the longer the more arrivals there are.
/// </summary>
internal sealed class PoissonPositions : IArrivalPositions
{
    private const int ShortestBlock = 1024;
    private const int MostBlocks = 2 << 20;

    private readonly Draw gaps;
    private readonly double[] blockStarts;
    private readonly long count;
    private readonly int blockLength;

    public PoissonPositions(long count, double asked, int seed)
    {
        this.count = count;
        blockLength = (int)Math.Max(ShortestBlock, (long)BitOperations.RoundUpToPowerOf2((ulong)count / MostBlocks));
        gaps = new Draw(seed, "gap");
        blockStarts = BlockStarts(new Draw(seed, "block"), asked);
    }

    public double At(long number)
    {
        var (block, within) = Math.DivRem(number, blockLength);
        var inBlock = InBlock((int)block);
        for (var i = 0L; i <= within; i++)
        {
            inBlock.MoveNext();
        }

        return inBlock.Current;
    }

    public IEnumerator<double> InOrder()
    {
        for (var block = 0; block < blockStarts.Length - 1; block++)
        {
            var inBlock = InBlock(block);
            while (inBlock.MoveNext())
            {
                yield return inBlock.Current;
            }
        }
    }

    private IEnumerator<double> InBlock(int block)
    {
        var first = (long)block * blockLength;
        var length = Length(block);
        var start = blockStarts[block];
        var scale = (blockStarts[block + 1] - start) / Sum(first, length);
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            sum += gaps.Exponential(first + i);
            yield return start + (sum * scale);
        }
    }

    private double Sum(long first, int length)
    {
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            sum += gaps.Exponential(first + i);
        }

        return sum;
    }

    private double[] BlockStarts(Draw blocks, double asked)
    {
        var starts = new double[((count + blockLength - 1) / blockLength) + 1];
        for (var i = 0; i < starts.Length - 1; i++)
        {
            starts[i + 1] = starts[i] + GammaDraw.Of(blocks, Length(i), i);
        }

        var total = starts[^1] + GammaDraw.Of(blocks, shape: 1, starts.Length);
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] *= asked / total;
        }

        return starts;
    }

    private int Length(int block) => (int)Math.Min(blockLength, count - ((long)block * blockLength));
}
