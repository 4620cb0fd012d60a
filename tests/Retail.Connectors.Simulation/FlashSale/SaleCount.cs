using NodaTime;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>Somebody counted an article in the ERP, and the shops are to show it.</summary>
internal sealed class SaleCount(string sku, int quantity, Instant at, int shops)
{
    public string Sku => sku;

    public int Quantity => quantity;

    public Instant At => at;

    /// <summary>The shops that show it.</summary>
    public HashSet<string> Shown { get; } = new(StringComparer.Ordinal);

    /// <summary>When the last shop showed it.</summary>
    public Instant? ShownAt { get; private set; }

    /// <summary>It was counted anew before all showed it.</summary>
    public bool IsOvertaken { get; set; }

    public void Show(string shop, Instant now)
    {
        if (Shown.Add(shop) && Shown.Count == shops)
        {
            ShownAt = now;
        }
    }
}
