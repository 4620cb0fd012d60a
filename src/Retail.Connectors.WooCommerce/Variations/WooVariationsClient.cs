using System.Globalization;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Variations;

/// <summary>The variations of one product. A variation has no trash: deleting is final, and no webhook tells of it.</summary>
public sealed class WooVariationsClient : WooResource<WooVariation, WooVariationFields, WooVariationQuery>
{
    internal WooVariationsClient(WooConnection connection, WooResourceSettings<WooVariation, WooVariationFields, WooVariationQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Makes a variation for each combination of the product's attributes that has none.</summary>
    /// <param name="deleteOthers">Deletes variations that fit no combination.</param>
    /// <param name="defaults">What the new ones are given; null for nothing.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may make them all the same.</param>
    /// <returns>How many were made and deleted, as the shop says it.</returns>
    /// <exception cref="ConnectorException">The product does not exist, or nobody knows what was made.</exception>
    public async Task<WooGeneratedVariations> GenerateAsync(
        bool deleteOthers = false, WooVariationFields? defaults = null, CancellationToken cancellationToken = default)
    {
        var body = new System.Text.Json.Nodes.JsonObject { ["delete"] = deleteOthers };
        if (defaults is not null)
        {
            body["default_values"] = System.Text.Json.JsonSerializer.SerializeToNode(defaults, WooWriteJson.Default.WooVariationFields);
        }

        return await Connection.WriteAsync(
            HttpMethod.Post, Path + "/generate", System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), WooJson.Default.WooGeneratedVariations, cancellationToken);
    }

    internal static string PathOf(long productId) => string.Create(CultureInfo.InvariantCulture, $"/products/{productId}/variations");
}
