using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Retail.Connectors.Effects;
using Retail.Connectors.Prices;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Prices;

/// <summary>
/// Writes the regular price and the sale, both always: without a sale the shop's is ended. A sale above the regular price
/// is refused here, because the shop would drop it without a word.
/// </summary>
internal sealed class WooPriceHandler(WooCommerceClient client) : IBatchCommandHandler<PublishPrice>
{
    public EffectTraits Traits { get; } = new() { Guarantee = EffectGuarantee.Converging, Reaches = DocumentStage.Confirmed };

    public int BatchSize => WooBatchCall.Limit;

    public Task<Finding> FindAsync(PublishPrice command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return WooItems.FindAsync(Wish(command), client, cancellationToken);
    }

    public async Task<EffectResult> ApplyAsync(PublishPrice command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return (await ApplyBatchAsync([command], context, cancellationToken))[command.Key];
    }

    public async Task<IReadOnlyDictionary<EffectKey, EffectResult>> ApplyBatchAsync(
        IReadOnlyList<PublishPrice> commands, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commands);
        ArgumentNullException.ThrowIfNull(context);
        if (commands.Count == 0)
        {
            return new Dictionary<EffectKey, EffectResult>();
        }

        var shop = client.Until(context.SendBefore);
        var currency = (await shop.Reference.GetCurrentCurrencyAsync(cancellationToken)).Code;
        var judged = commands.Select(command => (Command: command, Refusal: Check(command, currency))).ToList();
        var sound = judged.Where(pair => pair.Refusal is null).Select(pair => Wish(pair.Command)).ToList();
        var results = new Dictionary<EffectKey, EffectResult>(await WooItems.WriteAsync(sound, shop, cancellationToken));
        foreach (var (command, refusal) in judged.Where(pair => pair.Refusal is not null))
        {
            results[command.Key] = refusal!;
        }

        return results;
    }

    private static EffectResult.Refused? Check(PublishPrice command, string shopCurrency)
    {
        var (regular, sale) = (command.Regular, command.Sale);
        if (regular.Currency.Value != shopCurrency || (sale is not null && sale.Price.Currency != regular.Currency))
        {
            return new EffectResult.Refused(
                "currency-differs", $"The shop keeps its prices in {shopCurrency}, and this one is {regular}{(sale is null ? string.Empty : $" with a sale at {sale.Price}")}.",
                $"Publish prices of a price list in {shopCurrency}.");
        }

        if (regular.Amount < 0 || sale?.Price.Amount < 0)
        {
            return new EffectResult.Refused("negative-price", $"A price below zero cannot be asked for {command.Product.Id}.", "Correct the price list.");
        }

        if (sale?.Price > regular)
        {
            return new EffectResult.Refused(
                "sale-above-regular", $"The sale at {sale.Price} is above the regular price {regular}: the shop would drop it without a word.", "Correct the price list.");
        }

        return sale is { From: { } from, Until: { } until } && until <= from
            ? new EffectResult.Refused("sale-never-holds", $"The sale would end at {until}, before it begins at {from}.", "Correct the dates of the sale.")
            : null;
    }

    private static WooItemWish Wish(PublishPrice command)
    {
        var sale = command.Sale;
        return new WooItemWish(command.Key, command.Product, command.Parent)
        {
            ProductFields = new WooProductFields
            {
                RegularPrice = command.Regular.Amount,
                SalePrice = sale?.Price.Amount,
                DateOnSaleFromGmt = Date(sale?.From),
                DateOnSaleToGmt = Date(sale?.Until),
                MetaData = WooPriceFields.Wanted(command.Fields),
                Extra = Emptied(sale),
            },
            VariationFields = new WooVariationFields
            {
                RegularPrice = command.Regular.Amount,
                SalePrice = sale?.Price.Amount,
                DateOnSaleFromGmt = Date(sale?.From),
                DateOnSaleToGmt = Date(sale?.Until),
                MetaData = WooPriceFields.Wanted(command.Fields),
                Extra = Emptied(sale),
            },
            Differs = state => Differs(command, state),
        };
    }

    private static Settable<Instant?> Date(Instant? moment) => moment is null ? default : new Settable<Instant?>(moment);

    /// <summary>A date is emptied by empty text: the shop passes over null.</summary>
    private static Dictionary<string, JsonElement> Emptied(SalePrice? sale)
    {
        var none = JsonSerializer.SerializeToElement(string.Empty, WooWriteJson.Default.String);
        var emptied = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (sale?.From is null)
        {
            emptied["date_on_sale_from_gmt"] = none;
        }

        if (sale?.Until is null)
        {
            emptied["date_on_sale_to_gmt"] = none;
        }

        return emptied;
    }

    private static string? Differs(PublishPrice command, WooItemState state)
    {
        var sale = command.Sale;
        return state switch
        {
            _ when state.RegularPrice != command.Regular.Amount => FormattableString.Invariant($"its regular price is {Text(state.RegularPrice)} instead of {command.Regular.Amount}"),
            _ when state.SalePrice != sale?.Price.Amount => $"its sale price is {Text(state.SalePrice)} instead of {Text(sale?.Price.Amount)}",
            _ when sale is not null && (Second(state.SaleFrom) != Second(sale.From) || Second(state.SaleUntil) != Second(sale.Until)) =>
                $"the sale holds from {Text(state.SaleFrom)} until {Text(state.SaleUntil)} instead of from {Text(sale.From)} until {Text(sale.Until)}",
            _ => WooPriceFields.Differs(command.Fields, state.MetaData),
        };
    }

    /// <summary>The shop keeps no fractions of a second.</summary>
    private static long? Second(Instant? moment) => moment?.ToUnixTimeSeconds();

    private static string Text(decimal? amount) => amount is { } value ? FormattableString.Invariant($"{value}") : "none";

    private static string Text(Instant? moment) => moment is { } value ? InstantPattern.General.Format(value) : "ever";
}
