namespace Retail.Connectors.Testing.Systems;

/// <summary>The case asks for something that the connector does not promise and need not.</summary>
internal sealed class DoesNotApplyException(string words) : Exception(words);
