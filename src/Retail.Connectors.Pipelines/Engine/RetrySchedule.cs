using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Exponential waits with jitter. The jitter is a hash of the work and the attempt: spread over keys like chance,
/// yet the same on every run.
/// </summary>
internal static class RetrySchedule
{
    public static Duration Delay(WorkKey key, int attempt, PipelineOptions options, Duration? atLeast = null)
    {
        var ceiling = Math.Min(
            options.MaxRetryDelay.TotalMilliseconds,
            options.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempt - 1, 0, 30)));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}:{attempt}"));
        var fraction = BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
        var delay = Duration.FromMilliseconds((long)(ceiling * (0.5 + (fraction / 2))));
        return atLeast is { } floor && floor > delay ? floor : delay;
    }
}
