namespace Retail.Connectors.WooCommerce.Settings;

/// <summary>What became of one setting of a batch.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Id">Its id.</param>
/// <param name="Setting">The setting as it is now; null on failure.</param>
/// <param name="Error">Why it failed; null on success.</param>
public sealed record WooSettingResult(string Group, string Id, WooSetting? Setting, ConnectorException? Error);
