using System.Collections.Immutable;
using Retail.Connectors.Changes;

namespace Retail.Connectors.Webhooks;

/// <summary>What a receiver makes of a delivery.</summary>
public abstract record WebhookVerdict
{
    private WebhookVerdict()
    {
    }

    /// <summary>It is genuine. There may be nothing to look at.</summary>
    /// <param name="Hints">What to look at.</param>
    public sealed record Accepted(ImmutableArray<Hint> Hints) : WebhookVerdict;

    /// <summary>The vendor's test call on creation: answered with success, nothing is stored.</summary>
    public sealed record Ping : WebhookVerdict;

    /// <summary>Its signature is missing, malformed or wrong. The sender is told nothing more.</summary>
    public sealed record Unauthenticated : WebhookVerdict;

    /// <summary>It is genuine but cannot be understood.</summary>
    /// <param name="Reason">Why, for the log.</param>
    public sealed record Malformed(string Reason) : WebhookVerdict;
}
