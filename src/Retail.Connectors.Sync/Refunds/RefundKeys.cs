using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>How the effects and links of refunds are named.</summary>
internal static class RefundKeys
{
    /// <summary>A day of a shop, from which all refunds made on it are linked that were answered: what the sweep goes by.</summary>
    private static readonly EntityKind Day = new("refund-day");

    /// <summary>From a day to a refund whose answer is no document of its own.</summary>
    public static LinkRole Handled { get; } = new("handled-refund");

    /// <summary>The first credit note of a refund has no part; one against a further invoice is named by it.</summary>
    public static EffectKey Credit(EntityRef refund, SystemName erp, EntityRef? further = null) =>
        EffectKey.For(refund, "credit", erp, further?.Id.Replace('/', '-') ?? string.Empty);

    public static EffectKey Return(EntityRef refund, SystemName erp, int document) =>
        EffectKey.For(refund, "return", erp, document == 0 ? string.Empty : (document + 1).ToString(CultureInfo.InvariantCulture));

    public static EffectKey Reduce(EntityRef refund, SystemName erp) => EffectKey.For(refund, "reduce", erp);

    /// <summary>All refunds that give an order back in full ask for the same cancellation.</summary>
    public static EffectKey Cancel(EntityRef order, SystemName erp, int document) =>
        EffectKey.For(order, "cancel-refunded", erp, document == 0 ? string.Empty : (document + 1).ToString(CultureInfo.InvariantCulture));

    public static EntityRef DayOf(Refund refund, Instant readAt) => DayOf(refund.Ref.System, (refund.At ?? readAt).InUtc().Date);

    public static EntityRef DayOf(SystemName shop, LocalDate day) => new(shop, Day, LocalDatePattern.Iso.Format(day));

    /// <summary>What of a refund decides its answer.</summary>
    /// <param name="refund">The refund.</param>
    /// <param name="isWhole">False if only a part of the answer was reached.</param>
    public static Digest Content(Refund refund, bool isWhole = true)
    {
        using var digest = new DigestBuilder();
        digest.Add("answer", isWhole ? "whole" : "part").Add("order", refund.Order.ToString()).Add("amount", refund.Amount.Amount)
            .Add("currency", refund.Amount.Currency.Value).AddCount("lines", refund.Lines.Length);
        foreach (var line in refund.Lines)
        {
            digest.Add("line", line.OrderLineId).Add("quantity", line.Quantity).Add("net", line.Net.Amount).AddCount("taxes", line.Taxes.Length);
            foreach (var tax in line.Taxes)
            {
                digest.Add("rate", tax.RateId).Add("tax", tax.Amount.Amount);
            }
        }

        return digest.Build();
    }
}
