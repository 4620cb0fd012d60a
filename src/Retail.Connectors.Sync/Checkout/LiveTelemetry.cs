using System.Diagnostics;
using System.Diagnostics.Metrics;
using Retail.Connectors.Checkout;

namespace Retail.Connectors.Sync.Checkout;

internal static class LiveTelemetry
{
    private static readonly Meter Meter = new("Retail.Connectors.Sync");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "retail.live.duration", "s", "How long a customer waited for an answer at checkout, by system, question and origin of the answer.");

    public static void Answered(SystemName system, string question, AnswerOrigin origin, TimeSpan took) => Duration.Record(
        took.TotalSeconds,
        new TagList { { "retail.system", system.Value }, { "retail.question", question }, { "retail.origin", origin.ToString().ToLowerInvariant() } });
}
