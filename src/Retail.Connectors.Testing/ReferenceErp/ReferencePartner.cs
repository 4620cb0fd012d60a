namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>A business partner of the reference ERP.</summary>
/// <param name="Number">Its number, given by the ERP, <c>BP-1</c> and so on.</param>
/// <param name="Reference">What the writer calls it; the ERP does not mind if two carry the same.</param>
/// <param name="Name">Its name.</param>
public sealed record ReferencePartner(string Number, string Reference, string Name);
