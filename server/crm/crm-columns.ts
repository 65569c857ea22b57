import type { RecordKind } from "../ports/deal-store";

export const CRMS = ["salesforce", "hubspot", "pipedrive"] as const;
export type Crm = (typeof CRMS)[number];

/** A column of our files and what programs call it, best known names first. `own` are names of our own contract and common ones. */
export interface TargetColumn {
  readonly target: string;
  readonly names: Readonly<Record<Crm, readonly string[]>>;
  readonly own: readonly string[];
  readonly required?: true;
}

const column = (
  target: string,
  own: readonly string[],
  salesforce: readonly string[],
  hubspot: readonly string[],
  pipedrive: readonly string[],
  required = false,
): TargetColumn => ({ target, own, names: { salesforce, hubspot, pipedrive }, ...(required && { required: true as const }) });

/** What exports of deals, organisations, products, owners and leads call our columns. Helper columns begin with `_`. */
export const CRM_COLUMNS: Readonly<Partial<Record<RecordKind, readonly TargetColumn[]>>> = {
  deals: [
    column(
      "deal_id",
      ["Deal ID", "deal_id"],
      ["OpportunityId", "Opportunity ID", "Opportunity Id", "Id"],
      ["Record ID", "hs_object_id", "Record ID - Deals", "Deal ID"],
      ["Deal - ID", "ID"],
      true,
    ),
    column(
      "client_id",
      ["Client ID", "client_id", "Customer ID"],
      ["AccountId", "Account ID", "Account Name", "Account: Account Name"],
      [
        "Associated Company IDs (Primary)",
        "Associated Company IDs",
        "Associated Company ID",
        "Associated Company (IDs)",
        "Associated Company",
        "Company name",
      ],
      ["Organization - ID", "Deal - Organization ID", "Organization - Name", "Deal - Organization", "Organization"],
      true,
    ),
    column(
      "product_id",
      ["Product ID", "product_id"],
      ["Product2Id", "Product ID", "ProductCode", "Product Code", "Product: Product Name", "Product Name", "Product"],
      ["hs_product_id", "Associated Product IDs", "Product ID", "hs_sku", "SKU", "Line item name", "Product Name"],
      ["Product - ID", "Product - Product code", "Product - Name", "Deal - Product name"],
      true,
    ),
    column("stage", ["stage"], ["StageName", "Stage"], ["dealstage", "Deal Stage"], ["Deal - Status", "Status", "Deal - Stage"], true),
    column("_won", [], ["IsWon", "Won"], ["hs_is_closed_won", "Is Closed Won", "Is closed won"], ["Deal - Won time", "Won time"]),
    column(
      "_lost",
      [],
      [],
      ["hs_is_closed_lost", "Is closed lost"],
      ["Deal - Lost time", "Lost time", "Deal - Lost reason", "Lost reason"],
    ),
    column("_closed", [], ["IsClosed", "Closed"], ["hs_is_closed", "Is Deal Closed?"], ["Deal - Deal closed on", "Deal - Closed on"]),
    column(
      "opened_at",
      ["opened_at"],
      ["CreatedDate", "Created Date"],
      ["Create Date", "createdate"],
      ["Deal - Deal created", "Deal created"],
    ),
    column(
      "closed_at",
      ["closed_at"],
      ["CloseDate", "Close Date"],
      ["Close Date", "closedate"],
      ["Deal - Won time", "Deal - Deal closed on", "Deal - Expected close date"],
    ),
    column(
      "amount",
      ["amount"],
      ["TotalPrice", "Total Price", "Amount"],
      ["Net price", "Amount", "amount"],
      ["Product - Amount", "Deal - Value", "Value"],
    ),
    column(
      "currency",
      ["currency"],
      ["CurrencyIsoCode", "Currency", "Opportunity Currency"],
      ["deal_currency_code", "Currency", "Deal currency"],
      ["Deal - Currency", "Currency"],
    ),
    column("quantity", ["quantity"], ["Quantity"], ["Quantity", "quantity"], ["Product - Quantity", "Quantity"]),
    column(
      "agent_id",
      ["agent_id"],
      ["OwnerId", "Owner ID", "Opportunity Owner"],
      ["hubspot_owner_id", "Deal owner", "Deal Owner"],
      ["Deal - Owner", "Owner"],
    ),
    column("funnel_id", ["funnel_id"], ["RecordTypeId", "Record Type"], ["pipeline", "Pipeline"], ["Deal - Pipeline", "Pipeline"]),
    column(
      "mechanic",
      ["mechanic"],
      ["LeadSource", "Lead Source", "CampaignId", "Primary Campaign Source"],
      ["Original Source", "hs_analytics_source", "Original Traffic Source"],
      ["Deal - Source channel", "Lead source", "Deal - Label"],
    ),
    column("deal_name", ["name"], ["Name", "Opportunity Name"], ["Deal Name", "dealname"], ["Deal - Title", "Title"]),
  ],
  clients: [
    column(
      "client_id",
      ["Client ID", "client_id"],
      ["Id", "Account ID", "AccountId"],
      ["Record ID", "hs_object_id", "Company ID"],
      ["Organization - ID", "ID"],
      true,
    ),
    column("name", ["name"], ["Name", "Account Name"], ["Company name", "name"], ["Organization - Name", "Name"]),
  ],
  products: [
    column(
      "product_id",
      ["Product ID", "product_id"],
      ["Id", "Product2Id", "Product ID"],
      ["Record ID", "hs_object_id"],
      ["Product - ID", "ID"],
      true,
    ),
    column("name", ["name"], ["Name", "Product Name"], ["Name", "name"], ["Product - Name", "Name"]),
    column("category", ["category"], ["Family", "Product Family"], ["Product type", "hs_product_type"], ["Product - Category", "Category"]),
    column(
      "list_price",
      ["list_price", "price"],
      ["UnitPrice", "List Price"],
      ["Unit price", "price"],
      ["Product - Unit price", "Unit price"],
    ),
  ],
  agents: [
    column("agent_id", ["Agent ID", "agent_id"], ["Id", "User ID"], ["Owner ID", "hubspot_owner_id"], ["User - ID", "ID"], true),
    column("name", ["name"], ["Name", "Full Name"], ["Owner name", "Name"], ["User - Name", "Name"]),
  ],
  leads: [
    column("lead_id", ["Lead ID", "lead_id"], ["Id", "Lead ID"], ["Record ID", "hs_object_id"], ["Lead - ID", "ID"], true),
    column("outcome", ["outcome"], ["Status", "Lead Status"], ["Lead Status", "hs_lead_status"], ["Lead - Status", "Status"], true),
    column("_won", [], ["IsConverted", "Converted"], [], []),
    column(
      "created_at",
      ["created_at"],
      ["CreatedDate", "Create Date", "Created Date"],
      ["Create Date", "createdate"],
      ["Lead - Lead created", "Lead created"],
    ),
    column("closed_at", ["closed_at"], ["ConvertedDate", "Converted Date"], ["Close Date"], ["Lead - Archive time"]),
    column(
      "source",
      ["source"],
      ["LeadSource", "Lead Source"],
      ["Original Source", "hs_analytics_source"],
      ["Lead - Source", "Lead source"],
    ),
    column(
      "client_id",
      ["client_id"],
      ["ConvertedAccountId", "Company / Account", "Company"],
      ["Associated Company IDs", "Associated Company"],
      ["Lead - Organization", "Organization"],
    ),
    column("agent_id", ["agent_id"], ["OwnerId", "Lead Owner"], ["hubspot_owner_id", "Contact owner"], ["Lead - Owner", "Owner"]),
  ],
};

/** Case, accents, punctuation and a trailing star do not matter. */
export const foldHeader = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
