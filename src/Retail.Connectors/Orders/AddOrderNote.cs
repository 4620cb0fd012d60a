using Retail.Connectors.Effects;

namespace Retail.Connectors.Orders;

/// <summary>People who look at an order in the shop read a note on it, once.</summary>
/// <param name="Key">The effect's name; its short form stands in the note, by which it is found again.</param>
/// <param name="Order">The order in the shop.</param>
/// <param name="Text">What they read, as plain text.</param>
/// <param name="CustomerVisible">True if the customer sees it and is told by mail. Default false.</param>
public sealed record AddOrderNote(EffectKey Key, EntityRef Order, string Text, bool CustomerVisible = false) : ICommand
{
    /// <summary>The verb of its keys.</summary>
    public const string Verb = "note";

    /// <inheritdoc/>
    /// <remarks>True: what was told once is not told again in other words.</remarks>
    public bool KeepsWhatIsThere => true;

    /// <inheritdoc/>
    public string Describe() => $"a note on order {Order.Id}";

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        return digest.Add("order", Order.ToString()).Add("text", Text).Add("visible", CustomerVisible ? "customer" : "staff").Build();
    }
}
