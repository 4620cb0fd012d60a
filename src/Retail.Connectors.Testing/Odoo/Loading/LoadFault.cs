namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>What is wrong with one cell.</summary>
/// <param name="Message">The server's words.</param>
/// <param name="Model">The model whose external ids would have matched.</param>
/// <param name="IsWarning">Whether the value is taken all the same.</param>
internal sealed record LoadFault(string Message, string? Model = null, bool IsWarning = false);
