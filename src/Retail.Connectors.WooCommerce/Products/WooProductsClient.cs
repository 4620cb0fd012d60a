using System.Globalization;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>The products of a shop.</summary>
public sealed class WooProductsClient : WooResource<WooProduct, WooProductFields, WooProductQuery>
{
    internal WooProductsClient(WooConnection connection, WooResourceSettings<WooProduct, WooProductFields, WooProductQuery> settings)
        : base(connection, settings)
    {
    }

    /// <summary>Moves a product to the trash. Its SKU stays taken, and a search by SKU does not find it there.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may trash it all the same.</param>
    /// <returns>The product as it was: the shop answers with the status that it had.</returns>
    /// <exception cref="ConnectorException">It does not exist, is in the trash already, or nobody knows whether it is.</exception>
    public Task<WooProduct> TrashAsync(long id, CancellationToken cancellationToken = default) => TrashRecordAsync(id, cancellationToken);

    /// <summary>Makes a draft that is a copy of a product.</summary>
    /// <param name="id">The product to copy.</param>
    /// <param name="fields">What is to differ; null for nothing.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may copy it all the same.</param>
    /// <returns>The copy, read back: the shop answers the copying in a shape of its own.</returns>
    /// <exception cref="ConnectorException">
    /// It does not exist; or nobody knows whether it was copied; or the copy was made and cannot be read: then the message names it.
    /// </exception>
    public async Task<WooProduct> DuplicateAsync(long id, WooProductFields? fields = null, CancellationToken cancellationToken = default)
    {
        var answer = await Connection.WriteAsync(
            HttpMethod.Post, At(id) + "/duplicate", null,
            fields is null ? null : System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooProductFields), cancellationToken);
        var root = Connection.Json(answer);
        if (root.ValueKind != System.Text.Json.JsonValueKind.Object || !root.TryGetProperty("id", out var found) || !found.TryGetInt64(out var copy))
        {
            throw WooErrors.Contract(Connection.System, "The answer to the copying names no product.", null);
        }

        try
        {
            return await GetAsync(copy, cancellationToken);
        }
        catch (ConnectorException exception)
        {
            throw new ConnectorException(
                exception.Kind, Connection.System, string.Create(CultureInfo.InvariantCulture, $"The copy {copy} was made, but not read: {exception.Message}"), exception);
        }
    }

    /// <summary>Lists the products that the shop would show beside one, as JSON of the shop's own making.</summary>
    /// <param name="id">The product.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">It does not exist, or the shop could not be asked.</exception>
    public Task<System.Text.Json.JsonElement> GetRelatedAsync(long id, CancellationToken cancellationToken = default) =>
        Connection.ReadJsonAsync(At(id) + "/related", null, cancellationToken);

    /// <summary>Lists products that the shop suggests to go with categories or tags.</summary>
    /// <param name="categories">Ids of categories; empty for any.</param>
    /// <param name="tags">Ids of tags; empty for any.</param>
    /// <param name="limit">How many; null for as many as the shop likes.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooProduct>> ListSuggestedAsync(
        IReadOnlyList<long> categories, IReadOnlyList<long> tags, int? limit = null, CancellationToken cancellationToken = default) =>
        await Connection.ReadAsync(Path + "/suggested-products", WooJson.Default.ListWooProduct, cancellationToken,
            new WooParameters().Add("categories", categories).Add("tags", tags).Add("limit", limit));

    /// <summary>Lists the names of custom fields that products have.</summary>
    /// <param name="search">Words to search for; null for none.</param>
    /// <param name="page">Page of 100 names, from 1.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public async Task<IReadOnlyList<string>> ListCustomFieldNamesAsync(string? search = null, int page = 1, CancellationToken cancellationToken = default) =>
        await Connection.ReadAsync(Path + "/custom-fields/names", WooJson.Default.ListString, cancellationToken,
            new WooParameters().Add("search", search).Add("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)).Add("per_page", 100));
}
