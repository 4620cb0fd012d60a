using System.Diagnostics.Metrics;

namespace Retail.Connectors.RabbitMq.WakeUps;

/// <summary>What operators see of wake-ups.</summary>
internal static class WakeUpTelemetry
{
    private static readonly Meter Meter = new("Retail.Connectors.RabbitMq");

    private static readonly Counter<long> WakeUps = Meter.CreateCounter<long>(
        "retail.wakeup.outcome", "{wakeup}", "Wake-ups by what became of them: sent, lost, received.");

    public static void Count(string outcome, int count = 1) =>
        WakeUps.Add(count, new KeyValuePair<string, object?>("retail.outcome", outcome));
}
