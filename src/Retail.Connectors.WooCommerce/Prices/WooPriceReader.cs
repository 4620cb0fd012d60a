using System.Runtime.CompilerServices;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Prices;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Products;
using Retail.Connectors.WooCommerce.Systems;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Prices;

/// <summary>Reads the prices that the shop itself keeps, of products and variations alike, a hundred a call.</summary>
internal sealed class WooPriceReader(WooCommerceClient shop) : IChannelPriceSource
{
    private const string Fields = "id,parent_id,type,sku,regular_price,sale_price,date_on_sale_from_gmt,date_on_sale_to_gmt";
    private static readonly Duration Age = Duration.FromHours(1);
    private Known? _known;

    public int BatchSize => WooBatchCall.Limit;

    /// <summary>The settings need a right that a key may lack: the currency is told without, and whether prices contain tax is not.</summary>
    public async Task<ChannelPriceTerms> TermsAsync(CancellationToken cancellationToken)
    {
        var now = shop.Orders.Connection.Now;
        if (Volatile.Read(ref _known) is { } known && now - known.At < Age)
        {
            return known.Terms;
        }

        var settings = await shop.MoneySettings.ReadAsync(cancellationToken);
        var currency = new CurrencyCode(settings.Currency ?? (await shop.Reference.GetCurrentCurrencyAsync(cancellationToken)).Code);
        var digits = shop.Options.CurrencyDigits.TryGetValue(currency.Value, out var own) ? own : settings.Digits;
        var terms = new ChannelPriceTerms(digits is { } shown ? new CurrencyRules(currency, shown) : CurrencyRules.Iso(currency), settings.PriceBasis);
        Volatile.Write(ref _known, new Known(terms, now));
        return terms;
    }

    public async IAsyncEnumerable<ChannelPrice> ReadAsync(
        IReadOnlyCollection<string> skus, IReadOnlyCollection<string> fields, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(skus);
        ArgumentNullException.ThrowIfNull(fields);
        var currency = (await TermsAsync(cancellationToken)).Currency.Currency;
        var wanted = fields.Count == 0 ? Fields : Fields + ",meta_data";

        // A comma parts SKUs: one that holds a comma cannot be asked for.
        var asked = skus.Where(sku => sku.Length > 0 && !sku.Contains(',', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);
        foreach (var part in asked.Chunk(BatchSize))
        {
            var found = WooList.ReadAsync(
                shop.Orders.Connection, WooJson.Default.ListWooProduct, static product => product.Id, BatchSize, shop.Products.Path,
                () => new WooProductQuery { Skus = part }.Parameters().Add("_fields", wanted), cancellationToken);
            await foreach (var product in found)
            {
                yield return Of(product, currency, fields);
            }
        }
    }

    private ChannelPrice Of(WooProduct product, CurrencyCode currency, IReadOnlyCollection<string> fields) => new()
    {
        Product = RefOf(product.Id),
        Parent = product is { Type: "variation", ParentId: > 0 } ? RefOf(product.ParentId) : null,
        Sku = product.Sku,
        HasOwnPrice = !product.Type.StartsWith("variable", StringComparison.Ordinal) && product.Type != "grouped",
        Regular = product.RegularPrice is { } regular ? new Money(regular, currency) : null,
        Sale = product.SalePrice is { } sale ? new SalePrice(new Money(sale, currency), product.DateOnSaleFromGmt, product.DateOnSaleToGmt) : null,
        Fields = WooPriceFields.Of(product.MetaData, fields),
    };

    private EntityRef RefOf(long id) => new(shop.Name, EntityKind.Product, WooTarget.Text(id));

    private sealed record Known(ChannelPriceTerms Terms, Instant At);
}
