using System.Globalization;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;

namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>What the handlers of commands say alike about records of a shop.</summary>
internal static class WooTarget
{
    /// <summary>The shop's own number of a record that a command names.</summary>
    /// <returns>The number; null if no record of the shop can have such an id.</returns>
    /// <exception cref="ArgumentException">The record belongs to another system.</exception>
    public static long? IdOf(this WooCommerceClient shop, EntityRef record, EntityKind kind)
    {
        if (record.System != shop.Name || record.Kind != kind)
        {
            throw new ArgumentException($"{record} is no {kind} of {shop.Name}.", nameof(record));
        }

        return long.TryParse(record.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null;
    }

    /// <summary>Reads one record as it is now.</summary>
    /// <returns>The record; null if the shop itself says that it does not have it.</returns>
    public static async Task<Observed<T>?> ReadAsync<T>(
        WooCommerceClient shop, EntityRef record, EntityKind kind, Func<long, Task<(Revision Revision, T Value)>> read)
        where T : class
    {
        if (shop.IdOf(record, kind) is not { } id)
        {
            return null;
        }

        var readAt = shop.Now;
        try
        {
            var (revision, value) = await read(id);
            return new Observed<T>(record, revision, value, readAt);
        }
        catch (ConnectorException exception) when (IsUnknown(exception))
        {
            return null;
        }
    }

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>WooCommerce itself says so: any other 404 may come from a plugin or a proxy, and proves nothing.</summary>
    public static bool IsUnknown(ConnectorException exception) =>
        exception is { Kind: ConnectorErrorKind.NotFound, Code: { } code } && code.EndsWith("_invalid_id", StringComparison.Ordinal);

    /// <summary>The shop understood and refuses; asking again gives the same answer.</summary>
    public static bool IsRefusal(ConnectorException exception) =>
        exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.Conflict || IsUnknown(exception);

    public static EffectResult.Refused UnknownOrder(EntityRef order) =>
        new("unknown-order", $"{order.System} has no order {order.Id}: it was deleted, or it belongs to another shop.", "Check the link to the order.");

    public static EffectResult.Refused SeveralDocuments(EffectKey key, Finding.Several several) => new(
        "several-documents",
        $"The key {key.ShortForm()} stands in {several.Documents.Length} records: {string.Join(", ", several.Documents.Select(document => document.Id))}.",
        "Decide which one is right, delete the others in the shop, then replay.");
}
