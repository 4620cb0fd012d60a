using System.Collections.Immutable;
using System.Globalization;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>
/// A small ERP that enforces no key: whoever asks twice for an order gets two. It stands for the many ERPs of which a
/// connector must know by itself whether a document exists. A state machine without clock and chance.
/// </summary>
/// <param name="identity">Which ERP this is.</param>
public sealed class ReferenceErpServer(string identity = "reference-erp")
{
    private readonly Lock _lock = new();
    private readonly List<ReferencePartner> _partners = [];
    private readonly List<ReferenceOrder> _orders = [];

    /// <summary>All partners, the oldest first; a snapshot.</summary>
    public ImmutableArray<ReferencePartner> Partners
    {
        get
        {
            lock (_lock)
            {
                return [.. _partners];
            }
        }
    }

    /// <summary>All orders, the oldest first; a snapshot.</summary>
    public ImmutableArray<ReferenceOrder> Orders
    {
        get
        {
            lock (_lock)
            {
                return [.. _orders];
            }
        }
    }

    /// <summary>Carries a request out.</summary>
    public ReferenceAnswer Handle(ReferenceRequest request)
    {
        lock (_lock)
        {
            return request switch
            {
                ReferenceRequest.Identify => new ReferenceAnswer.Identity(identity),
                ReferenceRequest.FindPartners find => new ReferenceAnswer.Partners([.. _partners.Where(partner => partner.Reference == find.Reference)]),
                ReferenceRequest.FindOrders find => new ReferenceAnswer.Orders([.. _orders.Where(order => order.Reference == find.Reference)]),
                ReferenceRequest.CreatePartner create => Create(create),
                ReferenceRequest.CreateOrder create => Create(create),
                ReferenceRequest.SetLines set => Change(set.Order, order => order with { Lines = set.Lines, Fingerprint = set.Fingerprint }),
                ReferenceRequest.Release release => Release(release),
                _ => throw new ArgumentOutOfRangeException(nameof(request), request, "Unknown request."),
            };
        }
    }

    private ReferenceAnswer.Partners Create(ReferenceRequest.CreatePartner create)
    {
        var partner = new ReferencePartner(Number("BP", _partners.Count), create.Reference, create.Name);
        _partners.Add(partner);
        return new ReferenceAnswer.Partners([partner]);
    }

    private ReferenceAnswer Create(ReferenceRequest.CreateOrder create)
    {
        if (!_partners.Exists(partner => partner.Number == create.Partner))
        {
            return new ReferenceAnswer.Refused("unknown-partner", $"There is no partner {create.Partner}.");
        }

        var order = new ReferenceOrder
        {
            Number = Number("SO", _orders.Count),
            Reference = create.Reference,
            ShopNumber = create.ShopNumber,
            Partner = create.Partner,
            Currency = create.Currency,
        };
        _orders.Add(order);
        return new ReferenceAnswer.Orders([order]);
    }

    private ReferenceAnswer Release(ReferenceRequest.Release release)
    {
        var index = _orders.FindIndex(order => order.Number == release.Order);
        return index >= 0 && _orders[index].IsReleased
            ? new ReferenceAnswer.Orders([_orders[index]])
            : Change(release.Order, order => order with { IsReleased = true });
    }

    private ReferenceAnswer Change(string number, Func<ReferenceOrder, ReferenceOrder> change)
    {
        var index = _orders.FindIndex(order => order.Number == number);
        if (index < 0)
        {
            return new ReferenceAnswer.Refused("unknown-order", $"There is no order {number}.");
        }

        if (_orders[index].IsReleased)
        {
            return new ReferenceAnswer.Refused("released", $"{number} is released and does not change any more.");
        }

        _orders[index] = change(_orders[index]);
        return new ReferenceAnswer.Orders([_orders[index]]);
    }

    private static string Number(string prefix, int count) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{count + 1}");
}
