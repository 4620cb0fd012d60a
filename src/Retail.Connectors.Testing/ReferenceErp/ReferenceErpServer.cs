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

    /// <summary>What people in the warehouse do: the goods of a released order leave.</summary>
    /// <param name="number">The order's number.</param>
    /// <exception cref="ArgumentException">There is no such order, or it is not released.</exception>
    public void Ship(string number)
    {
        lock (_lock)
        {
            var order = _orders.Find(order => order.Number == number && order is { IsReleased: true, IsCancelled: false })
                ?? throw new ArgumentException($"There is no released order {number}: release it first.", nameof(number));
            Keep(order with { IsShipped = true });
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
                ReferenceRequest.ReadOrder read => new ReferenceAnswer.Orders([.. _orders.Where(order => order.Number == read.Order)]),
                ReferenceRequest.CreatePartner create => Create(create),
                ReferenceRequest.CreateOrder create => Create(create),
                ReferenceRequest.SetLines set => SetLines(set),
                ReferenceRequest.Release release => Release(release),
                ReferenceRequest.Reopen reopen => Reopen(reopen),
                ReferenceRequest.Cancel cancel => Cancel(cancel),
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

    private ReferenceAnswer SetLines(ReferenceRequest.SetLines set) => Change(set.Order, order => order switch
    {
        { IsCancelled: true } => Cancelled(order),
        { IsReleased: true } => new ReferenceAnswer.Refused("released", $"{order.Number} is released and does not change any more."),
        _ => Keep(order with { Lines = set.Lines, Fingerprint = set.Fingerprint }),
    });

    private ReferenceAnswer Release(ReferenceRequest.Release release) => Change(release.Order, order => order switch
    {
        { IsCancelled: true } => Cancelled(order),
        _ => Keep(order with { IsReleased = true }),
    });

    private ReferenceAnswer Reopen(ReferenceRequest.Reopen reopen) => Change(reopen.Order, order => order switch
    {
        { IsCancelled: true } => Cancelled(order),
        { IsShipped: true } => Shipped(order),
        _ => Keep(order with { IsReleased = false }),
    });

    private ReferenceAnswer Cancel(ReferenceRequest.Cancel cancel) => Change(cancel.Order, order => order switch
    {
        { IsShipped: true } => Shipped(order),
        _ => Keep(order with { IsCancelled = true }),
    });

    private ReferenceAnswer Change(string number, Func<ReferenceOrder, ReferenceAnswer> change) =>
        _orders.Find(order => order.Number == number) is { } known ? change(known) : new ReferenceAnswer.Refused("unknown-order", $"There is no order {number}.");

    private ReferenceAnswer.Orders Keep(ReferenceOrder changed)
    {
        _orders[_orders.FindIndex(order => order.Number == changed.Number)] = changed;
        return new ReferenceAnswer.Orders([changed]);
    }

    private static ReferenceAnswer.Refused Cancelled(ReferenceOrder order) => new("cancelled", $"{order.Number} is cancelled, for good.");

    private static ReferenceAnswer.Refused Shipped(ReferenceOrder order) => new("shipped", $"The goods of {order.Number} have left.");

    private static string Number(string prefix, int count) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{count + 1}");
}
