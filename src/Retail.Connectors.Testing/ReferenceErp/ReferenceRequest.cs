using System.Collections.Immutable;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>What the reference ERP can be asked.</summary>
public abstract record ReferenceRequest
{
    private ReferenceRequest()
    {
    }

    /// <summary>Whether it changes anything.</summary>
    public bool IsWrite => this is CreatePartner or CreateOrder or SetLines or Release or Reopen or Cancel;

    /// <summary>Asks which ERP this is.</summary>
    public sealed record Identify : ReferenceRequest;

    /// <summary>Looks partners up by what their writer calls them.</summary>
    public sealed record FindPartners(string Reference) : ReferenceRequest;

    /// <summary>Makes a partner, also if there is one of that reference.</summary>
    public sealed record CreatePartner(string Reference, string Name) : ReferenceRequest;

    /// <summary>Looks orders up by what their writer calls them.</summary>
    public sealed record FindOrders(string Reference) : ReferenceRequest;

    /// <summary>Reads an order by the ERP's own number.</summary>
    public sealed record ReadOrder(string Order) : ReferenceRequest;

    /// <summary>Makes an order without lines, also if there is one of that reference.</summary>
    public sealed record CreateOrder(string Reference, string ShopNumber, string Partner, string Currency) : ReferenceRequest;

    /// <summary>Gives an order that is not released its lines, in place of all it had.</summary>
    public sealed record SetLines(string Order, string Fingerprint, ImmutableArray<ReferenceLine> Lines) : ReferenceRequest;

    /// <summary>Makes an order binding; one that is stays as it is.</summary>
    public sealed record Release(string Order) : ReferenceRequest;

    /// <summary>Lets a released order change again; one that is not released stays as it is.</summary>
    public sealed record Reopen(string Order) : ReferenceRequest;

    /// <summary>Cancels an order, released or not; one that is cancelled stays as it is.</summary>
    public sealed record Cancel(string Order) : ReferenceRequest;
}
