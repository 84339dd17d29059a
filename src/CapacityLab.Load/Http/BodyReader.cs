using System.Runtime.CompilerServices;
using CapacityLab.Load.Running;

namespace CapacityLab.Load.Http;

/// <summary>Reads an answer to its end: a body left unread would cost the connection, and the time of it is the user's too.</summary>
internal static class BodyReader
{
    /// <param name="keep">How many bytes of it have to stand in the lane's buffer afterwards, at most.</param>
    /// <returns>Bytes of the body.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<long> ReadAsync(
        HttpResponseMessage response,
        Lane lane,
        int keep,
        CancellationToken cancellation
    )
    {
        var stream = response.Content.ReadAsStream(cancellation);
        var total = 0L;
        while (true)
        {
            var kept = (int)Math.Min(total, keep);
            if (kept == lane.Buffer.Length)
            {
                lane.Buffer = Grown(lane.Buffer);
            }

            var read = await stream.ReadAsync(lane.Buffer.AsMemory(kept), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                return total;
            }

            total += read;
        }
    }

    private static byte[] Grown(byte[] buffer)
    {
        Array.Resize(ref buffer, buffer.Length * 2);
        return buffer;
    }
}
