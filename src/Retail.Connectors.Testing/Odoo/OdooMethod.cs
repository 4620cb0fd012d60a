using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>A method that can be called from outside.</summary>
/// <param name="Required">How many of the parameters must be given.</param>
/// <param name="Parameters">Names besides <c>ids</c> and <c>context</c>, required ones first.</param>
/// <param name="Run">What it does and answers.</param>
internal sealed record OdooMethod(int Required, string[] Parameters, Func<OdooSession, OdooModel, OdooArguments, object?> Run);
