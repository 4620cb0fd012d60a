using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>What the ERP does not do, in words for people.</summary>
internal static class Refusals
{
    public static EffectResult.Refused Of(string rule) => rule switch
    {
        _ when rule.Contains("closed-period", StringComparison.Ordinal) => ClosedPeriod(),
        _ when rule.Contains("document-binds", StringComparison.Ordinal) =>
            new("document-binds", "The document is posted or cancelled and does not change any more.", "Correct it with a credit note."),
        _ => new("rule-broken", $"A rule of the ERP forbids it: {rule}", "Correct what the rule names, then replay."),
    };

    public static EffectResult.Refused ClosedPeriod() =>
        new("closed-period", "The books are closed on that date.", "Choose a date in an open period, or open it, then replay.");

    public static EffectResult.Refused Changed(Receipt left) =>
        new("changed-since-effect", $"{left.DisplayName} was made before the record changed, and does not change any more.", $"Bring {left.DisplayName} in line by hand.")
        { Left = left };

    public static EffectResult.Refused Unknown(IEnumerable<string> what) =>
        new("unknown-values", $"The ERP does not have {string.Join(", ", what)}.", "Make them in the ERP, or map them, then replay.");
}
