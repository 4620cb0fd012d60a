using Retail.Connectors.Changes;
using Retail.Connectors.Products;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Variations;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>
/// Polls for changed products, then for changed variations, because the change of a variation does not always move its product's date. What is told is
/// always the whole product with all its variations.
/// </summary>
internal sealed class WooProductFeed(WooCommerceClient shop) : IChangeFeed<Product>
{
    private readonly WooProductMapping _mapping = new(shop.Name);
    private WooWindowFeed<WooProduct, Product>? _products;
    private WooWindowFeed<WooVariation, Product>? _variations;

    public string Gaps =>
        "Products and variations that were trashed or deleted leave the list without a trace, and so does a change that moves neither the product's "
        + "nor the variation's modification date, as some versions do for stock and plugins for their own fields: the census has to find them.";

    private WooWindowFeed<WooProduct, Product> Products => _products ??= new(shop.Products.Connection, new WooFeedSource<WooProduct, Product>
    {
        Gaps = Gaps,
        Kind = EntityKind.Product,
        Path = shop.Products.Path,
        After = static moment => new WooProductQuery { ModifiedAfter = moment }.Parameters(),
        Slices = new(shop.Name, WooJson.Default.WooProduct, WooJson.Default.ListWooProduct, static product => product.Id),
        Moment = static product => product.DateModifiedGmt,
        Stamp = WooProductMapping.StampOf,
        PrepareAsync = async (products, cancellationToken) =>
        {
            var families = await WooFamilies.ReadAsync(shop, products, cancellationToken);
            return product => Item(product, families);
        },
    }, shop.Options);

    private WooWindowFeed<WooVariation, Product> Variations => _variations ??= new(shop.Products.Connection, new WooFeedSource<WooVariation, Product>
    {
        Gaps = Gaps,
        Kind = EntityKind.Product,
        Path = shop.AllVariations.Path,
        After = static moment => new WooVariationQuery { ModifiedAfter = moment }.Parameters(),
        Slices = new(shop.Name, WooJson.Default.WooVariation, WooJson.Default.ListWooVariation, static variation => variation.Id),
        Moment = static variation => variation.DateModifiedGmt,
        Stamp = WooProductMapping.StampOf,
        PrepareAsync = PrepareAsync,
    }, shop.Options);

    public async Task<FeedPage<Product>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var cursor = after is { } known ? WooProductCursor.Parse(known) : new WooProductCursor(AtVariations: false, null, null);
        if (!cursor.AtVariations)
        {
            var products = await Products.ReadAsync(cursor.Products, cancellationToken);
            return new FeedPage<Product>(
                products.Items, (cursor with { Products = products.Next, AtVariations = !products.HasMore }).ToCursor(), HasMore: true);
        }

        try
        {
            var variations = await Variations.ReadAsync(cursor.Variations, cancellationToken);
            return new FeedPage<Product>(
                [.. variations.Items.Distinct()], (cursor with { Variations = variations.Next, AtVariations = variations.HasMore }).ToCursor(), variations.HasMore);
        }
        catch (ConnectorException exception) when (WooFamilies.IsNoRoute(exception))
        {
            return new FeedPage<Product>([], (cursor with { AtVariations = false }).ToCursor(), HasMore: false);
        }
    }

    private FeedItem<Product>.Seen Item(WooProduct product, ILookup<long, WooVariation> families)
    {
        var mapped = _mapping.Map(product, families[product.Id]);
        return new FeedItem<Product>.Seen(mapped.Ref, WooProductMapping.RevisionOf(product, mapped), mapped);
    }

    private async Task<Func<WooVariation, FeedItem<Product>>> PrepareAsync(IReadOnlyList<WooVariation> variations, CancellationToken cancellationToken)
    {
        var products = new List<WooProduct>();
        foreach (var ids in variations.Select(variation => variation.ParentId).Where(id => id > 0).Distinct().Chunk(100))
        {
            products.AddRange(await shop.Products.ListAsync(new WooProductQuery { Ids = ids }, cancellationToken).ToListAsync(cancellationToken));
        }

        var families = await WooFamilies.ReadAsync(shop, products, cancellationToken);
        var told = products.ToDictionary(product => product.Id, product => Item(product, families));
        return variation => told.TryGetValue(variation.ParentId, out var product)
            ? product
            : new FeedItem<Product>.Seen(
                _mapping.RefOf(variation.ParentId > 0 ? variation.ParentId : variation.Id), new Revision($"variation/{WooProductMapping.StampOf(variation)}"), null);
    }
}
