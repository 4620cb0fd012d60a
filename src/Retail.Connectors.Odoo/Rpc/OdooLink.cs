using System.Text.Json.Serialization;

namespace Retail.Connectors.Odoo.Rpc;

/// <summary>A link to another record (Many2one). It comes as <c>[id, name]</c>, as a bare id, or as <c>false</c> for none.</summary>
/// <param name="Id">The record's id; 0 if there is no link.</param>
/// <param name="Name">What people call the record; null if only the id came.</param>
[JsonConverter(typeof(OdooLinkConverter))]
public readonly record struct OdooLink(long Id, string? Name)
{
    /// <summary>True if there is no link.</summary>
    public bool IsNone => Id == 0;
}
