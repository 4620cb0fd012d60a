using System.Text.Encodings.Web;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.WooCommerce.Systems;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>
/// Adds a note to an order. The shop makes two of what is sent twice, and keeps no field for others on a note: the key stands in
/// brackets at the end of its text, and the order's notes are looked through for it.
/// </summary>
internal sealed class WooOrderNoteHandler(WooCommerceClient client) : ICommandHandler<AddOrderNote>
{
    public EffectTraits Traits { get; } = new()
    {
        Guarantee = EffectGuarantee.Lookup,
        SettleAfter = NodaTime.Duration.FromTimeSpan(client.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(AddOrderNote command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (client.IdOf(command.Order, EntityKind.Order) is not { } order)
        {
            return new Finding.Nothing();
        }

        try
        {
            var all = await client.OrderNotes.ListAsync(order, type: null, cancellationToken);
            return all.Where(note => note.Note.Contains(Mark(command), StringComparison.Ordinal)).ToList() switch
            {
                [] => new Finding.Nothing(),
                [var only] => new Finding.Complete(Receipt(command, only)),
                var several => new Finding.Several([.. several.Select(note => RefOf(command, note))]),
            };
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return new Finding.Nothing();
        }
    }

    public async Task<EffectResult> ApplyAsync(AddOrderNote command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        switch (context.Found)
        {
            case Finding.Complete complete:
                return new EffectResult.Reached(complete.Receipt);
            case Finding.Several several:
                return WooTarget.SeveralDocuments(command.Key, several);
        }

        var shop = client.Until(context.SendBefore);
        if (shop.IdOf(command.Order, EntityKind.Order) is not { } order)
        {
            return WooTarget.UnknownOrder(command.Order);
        }

        try
        {
            // The shop shows notes as HTML, and takes backslashes out of them.
            var text = $"{HtmlEncoder.Default.Encode(command.Text).Replace(@"\", "&#92;", StringComparison.Ordinal)} {Mark(command)}";
            var note = await shop.OrderNotes.CreateAsync(
                order, new WooOrderNoteFields { Note = text, CustomerNote = command.CustomerVisible }, cancellationToken);
            return new EffectResult.Reached(Receipt(command, note));
        }
        catch (ConnectorException exception) when (WooTarget.IsUnknown(exception))
        {
            return WooTarget.UnknownOrder(command.Order);
        }
        catch (ConnectorException exception) when (WooTarget.IsRefusal(exception))
        {
            return new EffectResult.Refused("note-refused", exception.Message, "Correct in the shop what the message names, then replay.");
        }
    }

    private static string Mark(AddOrderNote command) => $"[{command.Key.ShortForm()}]";

    private static EntityRef RefOf(AddOrderNote command, WooOrderNote note) =>
        new(command.Order.System, new EntityKind("order-note"), $"{command.Order.Id}-{WooTarget.Text(note.Id)}");

    private static Receipt Receipt(AddOrderNote command, WooOrderNote note) => new()
    {
        Document = RefOf(command, note),
        DisplayName = $"note {WooTarget.Text(note.Id)}",
        Stage = DocumentStage.Confirmed,
    };
}
