using NodaTime;
using Retail.Connectors.Sync.Books;

namespace Retail.Connectors.Sync.Payments;

/// <summary>Which payments are booked, and how long they wait.</summary>
internal sealed record PaymentFlowOptions
{
    public Duration Patience { get; set; } = Duration.FromDays(14);

    public ClosedPeriods Closed { get; set; }

    public DateTimeZone? Zone { get; set; }

    public HashSet<string> OnCompletion { get; } = new(StringComparer.Ordinal);
}
