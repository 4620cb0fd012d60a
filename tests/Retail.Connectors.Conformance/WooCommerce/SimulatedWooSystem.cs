using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance.WooCommerce;

/// <summary>WooCommerce on the simulator: a new shop for each case.</summary>
internal sealed class SimulatedWooSystem : ISystemUnderTest
{
    public string Name => "woocommerce";

    public SystemRole Role => SystemRole.Shop;

    public ImmutableArray<DeclaredGap> Gaps =>
    [
        new("texts/product-markup", "A product's name is HTML to the shop: what looks like markup or an entity is read as such.",
            "recording orders-full-100: the name of a line is \"Café Crème “Deluxe” &amp; Co.\""),
        new("refund-feed/equal-timestamps", "A refund cannot be changed, so that it cannot be told again.",
            "facts.md, refunds; routes.json: /orders/<order_id>/refunds/<id> takes GET and DELETE only"),
        new("refund-reader/revision", "A refund cannot be changed, so that its revision never does.",
            "facts.md, refunds; routes.json: /orders/<order_id>/refunds/<id> takes GET and DELETE only"),
        new("refund-census/bulk", "A refund cannot be changed, so that it cannot change while it is listed.",
            "facts.md, refunds; routes.json: /orders/<order_id>/refunds/<id> takes GET and DELETE only"),
    ];

    public Task<ISystemFixture> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<ISystemFixture>(new SimulatedWooFixture());
}
