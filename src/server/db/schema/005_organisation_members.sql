-- Waldur's roles CUSTOMER.OWNER and CUSTOMER.MANAGER: both may edit the terms of the organisation's offerings and see their
-- events and statistics. Where there is nobody, staff alone may.
create table organisation_members (
  customer_id bigint not null references customers on delete cascade,
  user_id bigint not null references users on delete cascade,
  role text not null check (role in ('owner', 'manager')),
  created timestamptz not null,
  primary key (customer_id, user_id, role)
);
create index organisation_members_user_idx on organisation_members (user_id);
create index offerings_customer_idx on offerings (customer_id);
