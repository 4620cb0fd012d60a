namespace Retail.Connectors.Testing.Systems;

/// <summary>The connector does not have what the case is about.</summary>
internal sealed class NotOfferedException(string words) : Exception(words);
