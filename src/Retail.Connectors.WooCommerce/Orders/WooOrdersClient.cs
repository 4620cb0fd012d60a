using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;
using Retail.Connectors.WooCommerce.Writing;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>The orders of a shop.</summary>
/// <remarks>
/// What WooCommerce carries out wrongly without a word is refused or told: the status <c>refunded</c>, which makes a
/// refund; negative quantities; in batches, statuses that the shop does not know; a product that turns out to be
/// unknown; a coupon whose refusal leaves a draft behind.
/// </remarks>
public sealed class WooOrdersClient : WooResource<WooOrder, WooOrderFields, WooOrderQuery>
{
    private readonly WooCommerceOptions _options;
    private IReadOnlyCollection<string>? _statuses;

    internal WooOrdersClient(WooConnection connection, WooResourceSettings<WooOrder, WooOrderFields, WooOrderQuery> settings, WooCommerceOptions options)
        : base(connection, settings)
    {
        _options = options;
    }

    /// <summary>Creates an order and looks at what the shop made of it.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may create it all the same.</param>
    /// <returns>The order as the shop made it.</returns>
    /// <exception cref="ConnectorException">
    /// The shop refuses it; or the order was made and holds a line whose product the shop does not know
    /// (<see cref="ConnectorErrorKind.Rejected"/>): the order stays, and the message names it; or nobody knows whether it
    /// was created (<see cref="ConnectorErrorKind.Ambiguous"/>).
    /// </exception>
    public override async Task<WooOrder> CreateAsync(WooOrderFields fields, CancellationToken cancellationToken = default)
    {
        var order = await OrRemoveDraftAsync(() => base.CreateAsync(fields, cancellationToken), cancellationToken);
        WooOrderTraps.ThrowIfProductUnknown(fields, order, Connection.System);
        return order;
    }

    /// <summary>Changes an order: the fields that are set, and no others. Order writes are not atomic: after a failure read it back.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may change it all the same.</param>
    /// <returns>The order as it is now.</returns>
    /// <exception cref="ConnectorException">It does not exist, the shop refuses, a line was added whose product it does not know, or nobody knows whether it was changed.</exception>
    public override async Task<WooOrder> UpdateAsync(long id, WooOrderFields fields, CancellationToken cancellationToken = default)
    {
        var order = await OrRemoveDraftAsync(() => base.UpdateAsync(id, fields, cancellationToken), cancellationToken);
        WooOrderTraps.ThrowIfProductUnknown(fields, order, Connection.System);
        return order;
    }

    /// <summary>Creates, changes and deletes many orders, a hundred at a time, and looks at what the shop made of them.</summary>
    /// <param name="batch">The items.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may carry out what was sent all the same.</param>
    /// <returns>
    /// One result for each item: those to create, to change, to delete, each in the order given. An order that was written with a line whose product
    /// the shop does not know has both its record and an error.
    /// </returns>
    /// <exception cref="ConnectorException">An item holds a value that a batch would let slip past the shop's own checks, or the first hundred items failed together.</exception>
    public override async Task<IReadOnlyList<WooBatchResult<WooOrder>>> BatchAsync(WooBatch<WooOrderFields> batch, CancellationToken cancellationToken = default)
    {
        var results = await base.BatchAsync(batch, cancellationToken);
        return [.. results.Select(result => (result.Record, result.Action) switch
        {
            ({ } order, WooBatchAction.Create) => result with { Error = WooOrderTraps.ProductUnknown(batch.Create[result.Index], order, Connection.System) },
            ({ } order, WooBatchAction.Update) => result with { Error = WooOrderTraps.ProductUnknown(batch.Update[result.Id], order, Connection.System) },
            _ => result,
        })];
    }

    /// <summary>Moves an order to the trash. Its stock is not restored. Setting another status brings it back.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting; the shop may trash it all the same.</param>
    /// <returns>The order as it was: the shop answers with the status that it had.</returns>
    /// <exception cref="ConnectorException">It does not exist, is in the trash already, or nobody knows whether it is.</exception>
    public Task<WooOrder> TrashAsync(long id, CancellationToken cancellationToken = default) => TrashRecordAsync(id, cancellationToken);

    /// <summary>Lists the statuses that orders of this shop can have, those of plugins included.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooOrderStatus>> ListStatusesAsync(CancellationToken cancellationToken = default) =>
        await Connection.ReadAsync(Path + "/statuses", WooJson.Default.ListWooOrderStatus, cancellationToken);

    /// <summary>Reads the link to an order's receipt.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">There is none yet (<see cref="ConnectorErrorKind.NotFound"/>), or the shop could not be asked.</exception>
    public Task<WooReceipt> GetReceiptAsync(long id, CancellationToken cancellationToken = default) =>
        Connection.ReadAsync(At(id) + "/receipt", WooJson.Default.WooReceipt, cancellationToken);

    /// <summary>Makes a link to an order's receipt.</summary>
    /// <param name="id">The order.</param>
    /// <param name="fields">How long it lasts; null for a day.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ConnectorException">The order does not exist, or the shop refuses.</exception>
    public Task<WooReceipt> CreateReceiptAsync(long id, WooReceiptFields? fields = null, CancellationToken cancellationToken = default) =>
        Connection.WriteAsync(
            HttpMethod.Post, At(id) + "/receipt", fields is null ? null : JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooReceiptFields),
            WooJson.Default.WooReceipt, cancellationToken);

    /// <summary>Lists the mails that can be sent for an order.</summary>
    /// <param name="id">The order.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The order does not exist, or the shop could not be asked.</exception>
    public async Task<IReadOnlyList<WooEmailTemplate>> ListEmailTemplatesAsync(long id, CancellationToken cancellationToken = default) =>
        await Connection.ReadAsync(At(id) + "/actions/email_templates", WooJson.Default.ListWooEmailTemplate, cancellationToken);

    /// <summary>Sends a mail for an order.</summary>
    /// <param name="id">The order.</param>
    /// <param name="fields">Which mail, and where to.</param>
    /// <param name="cancellationToken">Gives up waiting; the mail may be sent all the same.</param>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was sent.</exception>
    public Task<WooActionMessage> SendEmailAsync(long id, WooOrderMailFields fields, CancellationToken cancellationToken = default) =>
        Connection.WriteAsync(
            HttpMethod.Post, At(id) + "/actions/send_email", JsonSerializer.SerializeToUtf8Bytes(fields, WooWriteJson.Default.WooOrderMailFields),
            WooJson.Default.WooActionMessage, cancellationToken);

    /// <summary>Sends an order's details to the customer.</summary>
    /// <param name="id">The order.</param>
    /// <param name="fields">Where to; null for the order's own address.</param>
    /// <param name="cancellationToken">Gives up waiting; the mail may be sent all the same.</param>
    /// <exception cref="ConnectorException">The shop refuses, or nobody knows whether it was sent.</exception>
    public Task<WooActionMessage> SendDetailsAsync(long id, WooOrderMailFields? fields = null, CancellationToken cancellationToken = default) =>
        Connection.WriteAsync(
            HttpMethod.Post, At(id) + "/actions/send_order_details",
            JsonSerializer.SerializeToUtf8Bytes(fields ?? new WooOrderMailFields(), WooWriteJson.Default.WooOrderMailFields),
            WooJson.Default.WooActionMessage, cancellationToken);

    /// <summary>Sets an order that was given back in full to the status that the shop had set itself. The shop refunds what is left: the caller knows that nothing is.</summary>
    internal Task<WooOrder> PutBackRefundedAsync(long id, CancellationToken cancellationToken) =>
        Connection.WriteAsync(
            HttpMethod.Put, At(id), JsonSerializer.SerializeToUtf8Bytes(new WooOrderFields { Status = "refunded" }, WooWriteJson.Default.WooOrderFields),
            WooJson.Default.WooOrder, cancellationToken);

    private protected override async Task CheckAsync(WooOrderFields fields, WooBatchAction action, bool inBatch, CancellationToken cancellationToken)
    {
        WooOrderTraps.Check(fields, _options.AllowStatusRefunded, Connection.System);
        if (inBatch)
        {
            WooOrderTraps.CheckCurrency(fields, Connection.System);
            if (fields.Status is { IsSet: true, Value: { } status } && !WooOrderTraps.IsUsual(status))
            {
                _statuses ??= [.. (await ListStatusesAsync(cancellationToken)).Select(known => known.Slug)];
                WooOrderTraps.CheckStatus(status, _statuses, Connection.System);
            }
        }
    }

    private async Task<WooOrder> OrRemoveDraftAsync(Func<Task<WooOrder>> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write();
        }
        catch (ConnectorException refusal) when (_options.DeleteDraftsOfRefusedOrders && refusal.Data[WooErrors.DraftOrderId] is long draft)
        {
            await DeleteAsync(draft, cancellationToken);
            throw new ConnectorException(refusal.Kind, refusal.System, $"{refusal.Message} (That draft is deleted now.)", refusal)
            {
                Code = refusal.Code,
                Status = refusal.Status,
                RequestId = refusal.RequestId,
            };
        }
    }
}
