using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.WooCommerce.Changes;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Customers;

/// <summary>
/// Sweeps over all accounts by ascending id and tells each with a revision that is a digest of its content, so that what did not change
/// makes no work. Between two sweeps it stays at the end of the list, where new accounts appear.
/// </summary>
/// <remarks>The shop cannot list customers by the time of their last change, and passes over the question without a word.</remarks>
internal sealed class WooCustomerFeed(WooCommerceClient shop) : IChangeFeed<Customer>
{
    private readonly WooConnection _connection = shop.Orders.Connection;
    private readonly WooCustomerMapping _mapping = new(shop.Name, shop.Options);

    private readonly WooSlices<WooCustomer> _slices =
        new(shop.Name, WooJson.Default.WooCustomer, WooJson.Default.ListWooCustomer, static customer => customer.Id);

    public string Gaps =>
        "The shop cannot list customers by their last change: a change to an account is seen with the next sweep (CustomerSweepInterval), or by a webhook at once. "
        + "An account that was deleted leaves the list without a trace: the census has to find it.";

    public async Task<FeedPage<Customer>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var cursor = after is { } known ? WooSweepCursor.Parse(known) : new WooSweepCursor(null, default);
        var position = cursor.Position;
        var query = WooList.Slice(
            new WooCustomerQuery { Role = shop.Options.CustomerRole }.Parameters(), position.Offset == 0 ? null : position.Offset, shop.Options.PageSize);
        var answer = await _connection.ReadAsync(shop.Customers.Path, query, cancellationToken);
        var entries = _slices.Read(answer);
        var step = position.After([.. entries.Where(entry => entry.Id > 0).Select(entry => entry.Id)], shop.Options.PageSize, answer.Total);
        var now = answer.Date ?? _connection.Now;
        var began = cursor.Began ?? now;
        if (!step.Joins)
        {
            return new FeedPage<Customer>([], new WooSweepCursor(began, step.Next).ToCursor(), HasMore: true);
        }

        var fresh = entries.Where(entry => entry.Id <= 0 || entry.Id > position.LastId).Select(Item);
        var isOver = step.IsLast && (now - began).ToTimeSpan() >= shop.Options.CustomerSweepInterval;
        var next = isOver ? new WooSweepCursor(null, default) : new WooSweepCursor(began, step.IsLast ? AtTheEnd(step.Next, position, entries.Count) : step.Next);
        // A sweep that is due begins at once: the poll that found it may be the only one for long.
        return new FeedPage<Customer>([.. fresh], next.ToCursor(), HasMore: !step.IsLast || isOver);
    }

    /// <summary>The next slice begins with the last account that was read, wherever the list ends.</summary>
    private static WooPosition AtTheEnd(WooPosition next, WooPosition position, int count) =>
        next with { Offset = count == 0 ? position.Offset : Math.Max(0, position.Offset + count - 1), Short = false };

    private FeedItem<Customer> Item(WooEntry<WooCustomer> entry)
    {
        if (entry.Record is not { } customer)
        {
            return new FeedItem<Customer>.Unreadable(
                entry.Id > 0 ? new EntityRef(shop.Name, EntityKind.Customer, entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null, entry.Raw, entry.Error);
        }

        var mapped = _mapping.Map(customer);
        return new FeedItem<Customer>.Seen(mapped.Ref, WooCustomerMapping.RevisionOf(customer, mapped), mapped);
    }
}
