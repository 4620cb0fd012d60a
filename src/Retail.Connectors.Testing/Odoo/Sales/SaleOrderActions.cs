using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo.Sales;

/// <summary>An order's states: draft, sale, cancel, and the lock.</summary>
internal static class SaleOrderActions
{
    /// <summary>Carries an action out on each order.</summary>
    /// <returns>What the action answers, or null where there is no such action.</returns>
    public static object? Run(OdooSession session, string action, IReadOnlyList<OdooRecord> orders)
    {
        AccessRules.Demand(session, OdooSchema.Model("sale.order"), "write");
        switch (action)
        {
            case "action_confirm":
                Confirm(session, orders);
                return true;
            case "action_cancel":
                Cancel(session, orders);
                return true;
            case "action_draft":
                Move(session, orders.Where(order => order.Text("state") is "cancel" or "sent"), "draft", "no");
                return true;
            default:
                foreach (var order in orders)
                {
                    session.Store.Set(order, "locked", action is "action_lock");
                    Touch(session, order);
                }

                return null;
        }
    }

    public static void BeforeUnlink(OdooSession session, OdooRecord order)
    {
        if (order.Text("state") is not ("draft" or "cancel"))
        {
            throw OdooError.User("You can not delete a sent quotation or a confirmed sales order. You must first cancel it.");
        }

        foreach (var line in OrderAmounts.Lines(session.Store, order).ToArray())
        {
            session.Store.Remove(line);
        }
    }

    private static void Confirm(OdooSession session, IReadOnlyList<OdooRecord> orders)
    {
        if (orders.Any(order => order.Text("state") is not ("draft" or "sent")))
        {
            throw OdooError.User("Some orders are not in a state requiring confirmation.");
        }

        Move(session, orders, "sale", "to invoice");
        foreach (var order in orders)
        {
            session.Store.Set(order, "date_order", session.Now);
            Transfers.ForOrder(session, order);
        }
    }

    private static void Cancel(OdooSession session, IReadOnlyList<OdooRecord> orders)
    {
        if (orders.Any(order => order.Flag("locked")))
        {
            throw OdooError.User("You cannot cancel a locked order. Please unlock it first.");
        }

        foreach (var order in orders)
        {
            foreach (var picking in Transfers.OfOrder(session.Store, order).Where(picking => picking.Text("state") is not ("done" or "cancel")).ToArray())
            {
                Transfers.Cancel(session, picking);
            }

            // Drafts of invoices go with it; what is posted, and what was delivered, is no obstacle.
            var drafts = OrderAmounts.Lines(session.Store, order).SelectMany(line => line.Links("invoice_lines"))
                .Select(id => session.Store["account.move.line"].Find(id)?.Link("move_id")).OfType<int>().Distinct()
                .Select(id => session.Store["account.move"].Find(id)).OfType<OdooRecord>().Where(move => move.Text("state") is "draft");
            foreach (var draft in drafts.ToArray())
            {
                Unchecked.Set(session, draft, ("state", "cancel"));
            }
        }

        Move(session, orders, "cancel", "no");
    }

    private static void Move(OdooSession session, IEnumerable<OdooRecord> orders, string state, string invoiceStatus)
    {
        foreach (var order in orders)
        {
            session.Store.Set(order, "state", state);
            session.Store.Set(order, "invoice_status", invoiceStatus);
            Touch(session, order);
        }
    }

    private static void Touch(OdooSession session, OdooRecord order)
    {
        session.Store.Set(order, "write_date", session.Now);
        session.Store.Set(order, "write_uid", session.User.UserId);
    }
}
