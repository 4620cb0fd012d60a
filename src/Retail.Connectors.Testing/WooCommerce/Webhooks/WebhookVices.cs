namespace Retail.Connectors.Testing.WooCommerce.Webhooks;

/// <summary>What becomes of webhooks on their way; by default all arrive once, at once and in order.</summary>
public sealed record WebhookVices
{
    /// <summary>No vices at all.</summary>
    public static WebhookVices None { get; } = new();

    /// <summary>The seed of all decisions; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>The share of deliveries that are never sent, 0 to 1; 0 by default. The shop takes them for delivered.</summary>
    public double LostRate { get; init; }

    /// <summary>The share of deliveries sent twice, 0 to 1; 0 by default. Each time the payload is built anew.</summary>
    public double DoubledRate { get; init; }

    /// <summary>How many deliveries are shuffled with each other; 1, the default, keeps the order.</summary>
    public int ReorderWindow { get; init; } = 1;

    /// <summary>The share of deliveries sent only after <see cref="LateBy"/>, 0 to 1; 0 by default.</summary>
    public double LateRate { get; init; }

    /// <summary>After how many of its deliveries a webhook is disabled, as if somebody had done it; 0, the default, is never.</summary>
    public int DisabledAfter { get; init; }

    /// <summary>How late a late delivery is; ten seconds by default.</summary>
    public TimeSpan LateBy { get; init; } = TimeSpan.FromSeconds(10);
}
