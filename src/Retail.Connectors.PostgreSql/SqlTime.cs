using NodaTime;

namespace Retail.Connectors.PostgreSql;

/// <summary>Times in the server's precision of a microsecond: never earlier than they were asked for.</summary>
internal static class SqlTime
{
    public static DateTime At(Instant instant)
    {
        var time = instant.ToDateTimeUtc();
        var surplus = time.Ticks % TimeSpan.TicksPerMicrosecond;
        return surplus == 0 || time.Ticks > DateTime.MaxValue.Ticks - TimeSpan.TicksPerMicrosecond
            ? time
            : time.AddTicks(TimeSpan.TicksPerMicrosecond - surplus);
    }

    public static Instant At(DateTime time) => Instant.FromDateTimeUtc(time);
}
