using NodaTime;

namespace Retail.Connectors;

/// <summary>The bridge from <see cref="TimeProvider"/> to NodaTime.</summary>
public static class TimeProviderExtensions
{
    /// <summary>The current moment by this clock.</summary>
    public static Instant GetCurrentInstant(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Instant.FromDateTimeOffset(time.GetUtcNow());
    }
}
